/** An IDX file of bytes with some extents. */
export function encodeIdx(extents: readonly number[], values: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * extents.length + values.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x0800 | extents.length);
  extents.forEach((extent, index) => view.setUint32(4 + 4 * index, extent));
  bytes.set(values, 4 + 4 * extents.length);
  return bytes;
}
