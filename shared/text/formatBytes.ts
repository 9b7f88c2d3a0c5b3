import { formatScaled } from './formatScaled.ts';

/** A size in decimal units: `102 MB`, `14 B`. */
export function formatBytes(bytes: number): string {
  const scaled = formatScaled(bytes);
  return /[kMGT]$/.test(scaled) ? `${scaled}B` : `${scaled} B`;
}
