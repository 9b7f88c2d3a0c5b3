import type { Dataset, MemorySplit } from '../../../electron/datasets/Dataset.ts';
import { drawShapes } from '../../../electron/datasets/shapes/shapes.ts';

/** The images of every task: so many of the generated ones, in colour, 32 x 32, in ten classes. */
export function taskDataset(count: number): { readonly info: Dataset['info']; readonly split: MemorySplit } {
  const labels = Array.from({ length: 10 }, (_, index) => String(index));
  const examples = { train: count, validation: 0, test: 0 };
  const info = { id: 'task', name: 'Task', height: 32, width: 32, channels: 3, labels, examples, missing: null };
  return { info, split: drawShapes(count, 1) };
}
