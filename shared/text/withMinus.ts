/** A written number with a minus in place of a hyphen. */
export const withMinus = (written: string): string => written.replace('-', '−');
