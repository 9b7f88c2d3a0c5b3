import { elementCount } from '../base/shape.ts';
import type { LoweredGraph } from './LoweredGraph.ts';

const bytesPerValue = 4;

/** The output and its gradient. Between batches of 64 and 512, MobileNet and ResNet grow by a tenth more than that says. */
const copiesOfOutputs = 2;

/** The weight, its gradient, and the two moments of most optimizers. */
const copiesOfWeights = 4;

/**
 * About what a training takes while it learns, in bytes: what a batch leaves on its way there and back, and the weights
 * with what belongs to them. Float32; neither the program itself nor the dataset.
 */
export function trainingBytes({ layers, totals }: Pick<LoweredGraph, 'layers' | 'totals'>, batchSize: number): number {
  const values = layers.reduce((sum, { shape }) => sum + elementCount(shape), 0);
  return copiesOfOutputs * batchSize * values * bytesPerValue + copiesOfWeights * totals.weightBytes;
}
