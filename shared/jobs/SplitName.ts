import { z } from 'zod';

/** What images are for. In the order of their codes in imported datasets: another order would misread those on disk. */
export const splitNames = ['train', 'validation', 'test'] as const;
export type SplitName = (typeof splitNames)[number];
export const splitSchema = z.enum(splitNames);
