import { createRandom } from '../../../shared/base/random.ts';
import type { TrainSettings } from '../../../shared/jobs/TrainSettings.ts';
import type { Dataset, Split } from '../../datasets/Dataset.ts';
import { isInMemory } from '../../datasets/memorySplit.ts';
import { selectExamples, viewExamples } from '../../datasets/selectExamples.ts';
import { stratify } from '../../datasets/stratify.ts';

/** The images that a training uses: all, or as many as its settings say, classes in proportion. */
export async function trainingSplit(
  dataset: Dataset,
  { trainExamples, seed }: Pick<TrainSettings, 'trainExamples' | 'seed'>,
): Promise<Split> {
  const all = await dataset.load('train');
  if (trainExamples === null || trainExamples >= all.count) return all;
  const select = isInMemory(all) ? selectExamples : viewExamples;
  return select(all, stratify(all.labels, trainExamples, createRandom(seed)).drawn);
}
