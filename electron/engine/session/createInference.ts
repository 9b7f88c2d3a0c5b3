import type { Tensor } from '@tensorflow/tfjs-node';
import { createTranslator } from '../../../shared/text/Translator.ts';
import type { JobContext } from '../JobContext.ts';
import type { Network } from '../model/Network.ts';
import { RecordedInference } from './RecordedInference.ts';

/** What a network says of images after training, with the weights it had when this was made. */
export interface Inference {
  /** The outputs asked for, of any number of prepared images. */
  run(images: Tensor): Tensor[];
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
    return { run: images => network.run(images, outputs), dispose: () => undefined };
  }
}
