/** The indices below `count` that pass a test, in order. Unlike `filter`, it takes no more memory than its result. */
export function indicesWhere(count: number, test: (index: number) => boolean): Uint32Array {
  let found = 0;
  for (let index = 0; index < count; index += 1) if (test(index)) found += 1;
  const indices = new Uint32Array(found);
  let place = 0;
  for (let index = 0; index < count; index += 1) {
    if (!test(index)) continue;
    indices[place] = index;
    place += 1;
  }
  return indices;
}
