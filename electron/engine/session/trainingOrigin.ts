import type { Shape } from '../../../shared/base/shape.ts';
import type { Network } from '../model/Network.ts';
import type { StepSettings } from '../training/TrainStep.ts';

/** What is fed, or held in variables, and so is not part of a recording. */
type NotRecorded = 'seed' | 'teacher';

/**
 * All that the recorded training of a network depends on besides the code that records. The compiler asks for every
 * setting of a step: one that were left out would have a training take the recording of another.
 * @param images their shape, `[batch, h, w, c]`
 */
export function trainingOrigin(network: Network, settings: StepSettings, images: Shape): unknown {
  const { optimizer, augmentation, globalClipNorm, clipValue, labelSmoothing, ema, accumulationSteps, classWeights } =
    settings;
  const step: Required<Omit<StepSettings, NotRecorded>> = {
    // Each step is told its learning rate.
    optimizer: { ...optimizer, learningRate: 0 },
    augmentation,
    globalClipNorm,
    clipValue,
    labelSmoothing,
    ema,
    accumulationSteps,
    classWeights,
  };
  const { teacher } = settings;
  return {
    images,
    step,
    network: { plan: network.plan, frozen: [...network.frozen].sort() },
    teacher: teacher && { plan: teacher.network.plan, layer: teacher.layer, settings: teacher.settings },
  };
}
