import { type SplitName, splitNames } from '../../../shared/jobs/SplitName.ts';

/** The byte by which an imported dataset keeps the split of an example. */
export const splitCode = (split: SplitName): number => splitNames.indexOf(split);
