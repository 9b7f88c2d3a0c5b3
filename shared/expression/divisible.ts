/**
 * The multiple of `divisor` nearest to `value`, at least `divisor`, and never below 90 % of `value`: how the MobileNets
 * and EfficientNets round a scaled channel count (`make_divisible` in Keras).
 */
export function divisible(value: number, divisor: number): number {
  const nearest = Math.max(divisor, Math.floor((value + divisor / 2) / divisor) * divisor);
  return nearest < 0.9 * value ? nearest + divisor : nearest;
}
