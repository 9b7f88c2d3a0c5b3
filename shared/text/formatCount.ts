/** A count in full: `25,557,032`. */
export const formatCount = (count: number): string => count.toLocaleString('en-US', { maximumFractionDigits: 0 });
