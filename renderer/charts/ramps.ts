type Colour = readonly [number, number, number];

/** Cividis (Nuñez, Anderton, Renslow 2018), for magnitudes: even in lightness, also for colour-blind eyes. */
const cividis: readonly Colour[] = [
  [0, 34, 78],
  [18, 53, 112],
  [59, 73, 108],
  [87, 93, 109],
  [112, 113, 115],
  [138, 134, 120],
  [165, 156, 116],
  [195, 179, 105],
  [225, 204, 85],
  [254, 232, 56],
];

/** Blue below zero, orange above, dark at it. */
const diverging: readonly Colour[] = [
  [126, 190, 255],
  [44, 108, 190],
  [27, 30, 36],
  [190, 98, 20],
  [255, 186, 112],
];

function between(anchors: readonly Colour[], share: number): Colour {
  const place = Math.min(1, Math.max(0, share)) * (anchors.length - 1);
  const low = anchors[Math.floor(place)] ?? [0, 0, 0];
  const high = anchors[Math.ceil(place)] ?? low;
  const part = place - Math.floor(place);
  const mix = (index: 0 | 1 | 2): number => Math.round(low[index] + (high[index] - low[index]) * part);
  return [mix(0), mix(1), mix(2)];
}

/**
 * Colours for bytes that stand for `low` (0) to `high` (255), as 256 RGB triples. Values of both signs diverge from zero,
 * which is as far from the darkest as the larger of the two ends.
 */
export function rampOf(low: number, high: number): Uint8Array {
  const colours = new Uint8Array(256 * 3);
  const bound = Math.max(Math.abs(low), Math.abs(high)) || 1;
  for (let byte = 0; byte < 256; byte += 1) {
    const value = low + ((high - low) * byte) / 255;
    const colour = low < 0 && high > 0 ? between(diverging, (value / bound + 1) / 2) : between(cividis, byte / 255);
    colours.set(colour, byte * 3);
  }
  return colours;
}
