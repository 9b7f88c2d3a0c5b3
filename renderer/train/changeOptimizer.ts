import { type OptimizerSettings, optimizerSchema } from '../../shared/jobs/TrainSettings.ts';
import { changeTrainOptions } from '../stores/trainForm.ts';

/** Takes over a change unless the schema refuses it: the field then shows the old value again. */
export function changeOptimizer(optimizer: OptimizerSettings, change: Readonly<Record<string, unknown>>): void {
  const next = optimizerSchema.safeParse({ ...optimizer, ...change });
  if (next.success) changeTrainOptions({ optimizer: next.data });
}
