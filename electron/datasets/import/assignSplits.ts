import { createRandom } from '../../../shared/base/random.ts';
import type { ImportSettings } from '../../../shared/jobs/ImportSettings.ts';
import { splitCode } from '../imported/splitCode.ts';
import { stratify } from '../stratify.ts';

/** How many examples have a code. */
export const countOf = (splits: Uint8Array, code: number): number =>
  splits.reduce((count, split) => count + (split === code ? 1 : 0), 0);

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
  const total = countOf(splits, train);
  for (const [code, share] of [[test, testSplit] as const, [validation, validationSplit] as const]) {
    if (splits.includes(code)) continue;
    const classes = labelsIn(splits, train, labels);
    // One stays, whatever is asked for.
    const count = Math.min(Math.round(total * share), classes.length - 1);
    const { isDrawn } = stratify(classes, Math.max(0, count), random);
    let place = 0;
    splits.forEach((split, index) => {
      if (split !== train) return;
      if (isDrawn[place] === 1) splits[index] = code;
      place += 1;
    });
  }
  return splits;
}

/** The labels of a split's examples. `filter` would take far more memory than its result. */
function labelsIn(splits: Uint8Array, code: number, labels: Uint16Array): Uint16Array {
  const found = new Uint16Array(countOf(splits, code));
  let place = 0;
  splits.forEach((split, index) => {
    if (split !== code) return;
    found[place] = labels[index] ?? 0;
    place += 1;
  });
  return found;
}
