import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tensor } from '@tensorflow/tfjs-node';
import { tf } from '../../electron/engine/backend.ts';
import { registerActivationGradients } from '../../electron/engine/kernels/activationGradients.ts';
import { requirePlan } from '../../electron/engine/jobs/requirePlan.ts';
import type { Network } from '../../electron/engine/model/Network.ts';
import { networkValues } from '../../electron/engine/model/networkValues.ts';
import { templateDocument } from '../../electron/engine/testing/templateDocument.ts';
import { lossGradients } from '../../electron/engine/training/lossGradients.ts';
import { headLosses } from '../../electron/engine/training/losses.ts';
import { prepareImages } from '../../electron/engine/training/prepareImages.ts';
import type { NamedValues } from '../../electron/runs/NamedValues.ts';
import { encodeSafetensors } from '../../electron/runs/safetensors.ts';
import { required } from '../../shared/base/assert.ts';
import type { LayerPlan } from '../../shared/lowering/LayerPlan.ts';
import type { ParityCase } from './cases.ts';
import { livelyNetwork } from './livelyNetwork.ts';
import { randomBatch } from './randomBatch.ts';

const imageCount = 8;

// As in every process that trains.
registerActivationGradients();

const valuesOf = (name: string, tensor: Tensor): NamedValues => ({
  name,
  shape: tensor.shape,
  values: Float32Array.from(tensor.dataSync()),
});

/** No two programs draw the same: nothing is dropped. */
const withoutChance = (plan: LayerPlan): LayerPlan => ({
  ...plan,
  layers: plan.layers.map(layer =>
    layer.type === 'Dropout' || layer.type === 'StochasticDepth' ? { ...layer, params: { rate: 0 } } : layer,
  ),
});

/** What is written beside the tensors: the plan, in its order, as far as somebody who gives its weights away needs it. */
const describe = (id: string, { layers, input }: LayerPlan) => ({
  id,
  classes: input.classes,
  layers: layers.map(({ name, type, inputs, inputShapes, weights }) => ({ name, type, inputs, inputShapes, weights })),
});

/** Outputs without the last softmax, whose exponentials would hide differences. */
function infer(network: Network, images: Tensor): NamedValues {
  const [head] = headLosses(network.plan, 'evaluation');
  const [output] = network.run(images, [required(head, 'a head').layer]);
  return valuesOf('outputs', required(output, 'an output'));
}

function train(network: Network, pass: { images: Tensor; labels: Tensor; seed: Tensor }): readonly NamedValues[] {
  const { gradients, followed, kept } = lossGradients(network, headLosses(network.plan, 'training'), pass);
  const values = [
    ...[...gradients].map(([name, gradient]) => valuesOf(`gradient ${name}`, gradient)),
    ...[...followed].map(([name, { value, momentum }]) => {
      const average = tf.add(tf.mul(network.weight(name), momentum), tf.mul(value, 1 - momentum));
      return valuesOf(`update ${name}`, average);
    }),
  ];
  tf.dispose([...kept]);
  return values;
}

/**
 * Runs a case on the engine and leaves in a folder `case.json` and `tensors.safetensors`: weights by their names, `images`,
 * `labels`, `outputs`, and of a pass in training `gradient NAME` and `update NAME`.
 */
export function writeCase({ id, template, variant, set, training }: ParityCase, folder: string): void {
  const plan = withoutChance(requirePlan(templateDocument(template, variant, set)));
  const found: NamedValues[] = [];
  tf.tidy(() => {
    const batch = randomBatch(plan.input, imageCount, 1);
    const pass = {
      images: prepareImages(batch.images, plan.input),
      labels: tf.tensor1d(batch.labels, 'int32'),
      seed: tf.tensor1d([1, 1], 'int32'),
    };
    const network = livelyNetwork(plan, pass);
    found.push(
      ...networkValues(network),
      valuesOf('images', pass.images),
      valuesOf('labels', pass.labels),
      infer(network, pass.images),
      ...(training ? train(network, pass) : []),
    );
    network.dispose();
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'case.json'), JSON.stringify(describe(id, plan)));
  writeFileSync(join(folder, 'tensors.safetensors'), encodeSafetensors(found));
}
