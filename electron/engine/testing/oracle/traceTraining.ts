import { assert } from '../../../../shared/base/assert.ts';
import type { NamedValues } from '../../../runs/NamedValues.ts';
import type { Network } from '../../model/Network.ts';
import { networkFrom } from '../../model/networkValues.ts';
import type { TrainStep } from '../../training/TrainStep.ts';
import type { TrainingTask, TrainingTrace } from './TrainingTask.ts';

/** Carries a task out by some way to step, and notes what came of it. */
export function traceTraining(task: TrainingTask, makeStep: (network: Network) => TrainStep): TrainingTrace {
  const { batches, learningRate } = task;
  const network = networkFrom(task.plan, task.weights);
  assert(network.ok, 'the weights are those of the plan');
  const step = makeStep(network.value);
  try {
    const losses = batches.map((batch, index) => step.run(batch, { step: index + 1, learningRate }).loss);
    const state = step.state();
    return { losses, gradients: partsOf(state, 'sum/'), weights: partsOf(state, 'weight/') };
  } finally {
    step.dispose();
    network.value.dispose();
  }
}

const partsOf = (state: readonly NamedValues[], prefix: string): readonly NamedValues[] =>
  state
    .filter(({ name }) => name.startsWith(prefix))
    .map(value => ({ ...value, name: value.name.slice(prefix.length) }));
