const scales = [
  [1e12, ' T'],
  [1e9, ' G'],
  [1e6, ' M'],
  [1e3, ' k'],
] as const;

/** A count at a glance, three digits and its scale: `4.09 G`, `25.6 M`, `960`. */
export function formatScaled(count: number): string {
  // 999.5 k rounds to 1.00 M: the scale is chosen by what will be shown.
  const [scale, suffix] = scales.find(([least]) => Math.abs(count) >= least * 0.9995) ?? [1, ''];
  const scaled = count / scale;
  return suffix === '' ? String(Math.round(scaled)) : `${scaled.toPrecision(3)}${suffix}`;
}
