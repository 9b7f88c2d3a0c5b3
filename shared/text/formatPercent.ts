/** A share, 0..1, in percent: `98.71 %`. */
export const formatPercent = (share: number, digits = 2): string => `${(100 * share).toFixed(digits)} %`;
