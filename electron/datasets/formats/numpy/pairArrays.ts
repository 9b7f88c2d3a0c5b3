import type { SplitName } from '../../../../shared/jobs/SplitName.ts';
import { splitOfName } from '../splitOfName.ts';
import type { ArrayFile } from './ArrayFile.ts';

/** An array of images and that of their labels. */
export interface ArrayPair {
  readonly split: SplitName;
  readonly images: ArrayFile;
  readonly labels: ArrayFile;
}

/** What arrays of images and of labels are called; and, where there are but two, in which order they were saved. */
const roles = [
  ['x', 'y'],
  ['images', 'labels'],
  ['image', 'label'],
  ['imgs', 'labels'],
  ['data', 'labels'],
  ['data', 'targets'],
  ['features', 'labels'],
  ['arr_0', 'arr_1'],
] as const;

/** Arrays of images with those of their labels: `x_train` with `y_train`, `val_images` with `val_labels`, `images` with `labels`. */
export function pairArrays(arrays: readonly ArrayFile[]): readonly ArrayPair[] {
  const byName = new Map(arrays.map(array => [array.name.toLowerCase(), array]));
  const pairs: ArrayPair[] = [];
  for (const [name, images] of byName) {
    for (const [image, label] of roles) {
      const word = new RegExp(`(^|_|-)${image}(?=$|_|-)`);
      const labels = word.test(name) ? byName.get(name.replace(word, `$1${label}`)) : undefined;
      if (!labels || labels === images) continue;
      pairs.push({ split: splitOfName(name), images, labels });
      break;
    }
  }
  return pairs;
}
