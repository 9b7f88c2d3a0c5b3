import type { SplitName } from '../../../shared/jobs/SplitName.ts';

const words: readonly (readonly [SplitName, RegExp])[] = [
  ['test', /(^|[^a-z])(t10k|test|testing)([^a-z]|$)/],
  ['validation', /(^|[^a-z])(val|valid|validation|dev)([^a-z]|$)/],
];

/** What a file or folder is for by its name: `t10k-images`, `x_val`, `Test`. Everything else is for training. */
export const splitOfName = (name: string): SplitName =>
  words.find(([, word]) => word.test(name.toLowerCase()))?.[0] ?? 'train';

const folders: Readonly<Record<string, SplitName>> = {
  train: 'train',
  training: 'train',
  val: 'validation',
  valid: 'validation',
  validation: 'validation',
  dev: 'validation',
  test: 'test',
  testing: 'test',
};

/** The split that a folder or table names with one whole word, if it does. */
export const splitOfWord = (word: string): SplitName | undefined => folders[word.trim().toLowerCase()];
