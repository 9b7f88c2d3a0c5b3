import { createRandom } from '../../../shared/base/random.ts';
import type { ImportSettings } from '../../../shared/jobs/ImportSettings.ts';
import type { SplitName } from '../Dataset.ts';
import { splitNames } from '../imported/datasetFolders.ts';
import { indicesWhere } from '../indicesWhere.ts';
import { stratify } from '../stratify.ts';

export const splitCode = (split: SplitName): number => splitNames.indexOf(split);

/**
 * Draws the test and the validation examples out of the training ones, in proportion of the classes, where the source has
 * none. `given` is changed where it can be. A source without training examples is taken as a whole for one. Codes as `splitCode` gives them.
 */
export function assignSplits(
  labels: Uint16Array,
  given: Uint8Array,
  { testSplit, validationSplit, seed }: Pick<ImportSettings, 'testSplit' | 'validationSplit' | 'seed'>,
): Uint8Array {
  const [train, validation, test] = [splitCode('train'), splitCode('validation'), splitCode('test')];
  const splits = given.includes(train) ? given : new Uint8Array(given.length).fill(train);
  const random = createRandom(seed);
  const trainPlaces = (): Uint32Array => indicesWhere(splits.length, index => splits[index] === train);
  const total = trainPlaces().length;
  for (const [code, share] of [[test, testSplit] as const, [validation, validationSplit] as const]) {
    if (splits.includes(code)) continue;
    const pool = trainPlaces();
    // One stays, whatever is asked for.
    const count = Math.min(Math.round(total * share), pool.length - 1);
    const classes = new Uint16Array(pool.length);
    pool.forEach((index, place) => {
      classes[place] = labels[index] ?? 0;
    });
    const { drawn } = stratify(classes, Math.max(0, count), random);
    for (const place of drawn) splits[pool[place] ?? 0] = code;
  }
  return splits;
}
