import type { Tensor, Variable } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import { tf } from '../backend.ts';
import type { Network } from '../model/Network.ts';

/** Exponential moving averages of a network's weights, which can take their place in the network. */
export class WeightAverages {
  readonly #network: Network;
  /** By the names of the weights. */
  readonly averages: ReadonlyMap<string, Variable>;
  readonly #trained = new Map<Variable, Tensor>();

  constructor(network: Network) {
    this.#network = network;
    this.averages = new Map([...network.weights].map(([name, weight]) => [name, tf.variable(weight, false)]));
  }

  /** Moves each average by a share of the way to its weight. */
  follow(share: number): void {
    tf.tidy(() => {
      for (const [name, average] of this.averages) {
        average.assign(tf.add(average, tf.mul(tf.sub(this.#network.weight(name), average), share)));
      }
    });
  }

  /** The trained weights while the averages are in their place. */
  get trained(): ReadonlyMap<Variable, Tensor> {
    return this.#trained;
  }

  /** Whether the averages are in the place of the trained weights. */
  get isIn(): boolean {
    return this.#trained.size > 0;
  }

  /** Puts the averages into the network, until `putBack`. */
  putIn(): void {
    if (this.isIn) return;
    for (const [name, weight] of this.#network.weights) {
      this.#trained.set(weight, weight.clone());
      weight.assign(required(this.averages.get(name), name));
    }
  }

  putBack(): void {
    for (const [weight, value] of this.#trained) {
      weight.assign(value);
      value.dispose();
    }
    this.#trained.clear();
  }

  dispose(): void {
    tf.dispose([...this.averages.values(), ...this.#trained.values()]);
    this.#trained.clear();
  }
}
