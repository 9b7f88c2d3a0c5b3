import type { Found } from './Found.ts';

/** Hands on what a program found. */
export const tell = (found: Omit<Found, 'peakMiB'>): void => {
  process.stdout.write(`${JSON.stringify({ ...found, peakMiB: process.resourceUsage().maxRSS / 1024 })}\n`);
};
