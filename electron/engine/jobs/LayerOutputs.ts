import type { Tensor } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import type { LayerPlan } from '../../../shared/lowering/LayerPlan.ts';
import type { JobContext } from '../JobContext.ts';
import type { Network } from '../model/Network.ts';
import { createInference, type Inference } from '../session/createInference.ts';
import { classLayer } from './classifyImages.ts';

/**
 * What layers of a trained network say of one image at a time, each recorded by itself: a class keeps its probability to
 * the last bit, whichever layer is looked at beside it. Kept are the classes and the layer that was asked for last.
 */
export class LayerOutputs {
  readonly #network: Network;
  readonly #context: Pick<JobContext, 'emit'>;
  readonly #classes: Inference;
  #other: { readonly layer: string; readonly inference: Inference } | null = null;

  constructor(network: Network, context: Pick<JobContext, 'emit'>) {
    this.#network = network;
    this.#context = context;
    this.#classes = this.#record(classLayer(network.plan));
  }

  get plan(): LayerPlan {
    return this.#network.plan;
  }

  run(image: Tensor, layers: readonly string[]): Tensor[] {
    return layers.map(layer => required(this.#inferenceOf(layer).run(image)[0], layer));
  }

  #inferenceOf(layer: string): Inference {
    if (layer === classLayer(this.plan)) return this.#classes;
    if (this.#other?.layer === layer) return this.#other.inference;
    this.#other?.inference.dispose();
    this.#other = null;
    const inference = this.#record(layer);
    this.#other = { layer, inference };
    return inference;
  }

  #record(layer: string): Inference {
    return createInference(this.#network, [layer], 1, this.#context);
  }

  dispose(): void {
    this.#classes.dispose();
    this.#other?.inference.dispose();
  }
}
