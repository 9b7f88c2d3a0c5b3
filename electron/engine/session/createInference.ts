import type { Tensor } from '@tensorflow/tfjs-node';
import { createTranslator } from '../../../shared/text/Translator.ts';
import type { JobContext } from '../JobContext.ts';
import { tf } from '../backend.ts';
import type { Network } from '../model/Network.ts';
import type { SessionValue } from './GraphRunner.ts';
import { RecordedInference } from './RecordedInference.ts';

/** What a network says of images after training, with the weights it had when this was made. */
export interface Inference {
  /** The outputs asked for, of any number of prepared images. */
  run(images: Tensor): Tensor[];
  /** The same from numbers to numbers: `values` holds `count` prepared images one after another, channels last. */
  compute(values: Float32Array, count: number): readonly SessionValue[];
  dispose(): void;
}

/**
 * The fastest way to the outputs of some layers: recorded as one graph for batches of a size, or layer by layer where
 * something cannot be recorded, which the job then says.
 */
export function createInference(
  network: Network,
  outputs: readonly string[],
  batchSize: number,
  context: Pick<JobContext, 'emit'>,
): Inference {
  try {
    return new RecordedInference(network, outputs, batchSize);
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    const message = createTranslator('en').text('inference.eagerPath', { reason });
    context.emit({ type: 'log', level: 'warning', message });
    const { height, width, channels } = network.plan.input;
    const run = (images: Tensor): Tensor[] => network.run(images, outputs);
    const compute = (values: Float32Array, count: number): readonly SessionValue[] =>
      tf.tidy(() => run(tf.tensor4d(values, [count, height, width, channels])).map(output => output.dataSync()));
    return { run, compute, dispose: () => undefined };
  }
}
