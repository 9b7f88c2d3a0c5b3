import type { Tensor, Tensor4D } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import type { Shape } from '../../../shared/base/shape.ts';
import { tf } from '../backend.ts';
import type { Network } from '../model/Network.ts';
import { headLosses } from '../training/losses.ts';
import { stepGradients } from '../training/stepGradients.ts';
import type { StepSettings } from '../training/TrainStep.ts';
import { fusedUpdate } from './fusedUpdates.ts';
import type { GraphNode, OutputRef } from './GraphNode.ts';
import { assign, type GraphVariable, identity, placeholder, typeAttribute } from './nodes.ts';
import { recordOperations } from './recordOperations.ts';

/** The part of a graph that trains on batches of one size: what to feed, and what to fetch. */
export interface TrainingPart {
  readonly nodes: readonly GraphNode[];
  /** uint8 `[batch, h, w, c]` */
  readonly images: string;
  /** int32 `[batch]` */
  readonly labels: string;
  /** int32 `[2]`: the run's seed and the step. */
  readonly seed: string;
  /** Fetching the loss carries out the step. */
  readonly loss: OutputRef;
  readonly correct: OutputRef;
}

export interface TrainingRecipe {
  readonly network: Network;
  readonly settings: StepSettings;
  readonly weights: ReadonlyMap<string, GraphVariable>;
  readonly slots: ReadonlyMap<string, readonly GraphVariable[]>;
}

/** Runs one step eagerly and turns it into graph nodes: forwards, backwards, and the optimizer's updates. */
export function recordTraining(recipe: TrainingRecipe, scope: string, imagesShape: Shape): TrainingPart {
  const { network, weights } = recipe;
  const [batch = 1] = imagesShape;
  const names = { images: `${scope}/images`, labels: `${scope}/labels`, seed: `${scope}/seed` };
  const pixels = `${scope}/pixels`;
  const feeds: GraphNode[] = [
    placeholder(names.images, 'uint8', imagesShape),
    placeholder(names.labels, 'int32', [batch]),
    placeholder(names.seed, 'int32', [2]),
    {
      name: pixels,
      op: 'Cast',
      inputs: [names.images],
      attributes: { SrcT: typeAttribute('uint8'), DstT: typeAttribute('float32') },
    },
  ];
  const examples = {
    images: tf.fill([...imagesShape], 0),
    labels: tf.fill([batch], 0, 'int32'),
    seed: tf.tensor1d([0, 1], 'int32'),
  };
  const known = [...network.weights].map(([name, tensor]) => ({ tensor, ref: required(weights.get(name), name).read }));
  const kept: Tensor[] = [];
  const { nodes, outputs } = recordOperations(
    scope,
    [
      { tensor: examples.images, ref: pixels },
      { tensor: examples.labels, ref: names.labels },
      { tensor: examples.seed, ref: names.seed },
      ...known,
    ],
    () => trainingStep(recipe, examples, kept),
  );
  tf.dispose([examples, kept]);
  const updates = updateNodes(recipe, scope, nodes, outputs);
  const done = updates.map(({ name }) => name);
  return {
    ...names,
    loss: `${scope}/loss`,
    correct: `${scope}/correct`,
    nodes: [
      ...feeds,
      ...nodes,
      ...updates,
      identity(`${scope}/loss`, required(outputs['loss'], 'the loss'), 'float32', done),
      identity(`${scope}/correct`, required(outputs['correct'], 'the count'), 'int32'),
    ],
  };
}

interface Examples {
  readonly images: Tensor;
  readonly labels: Tensor;
  readonly seed: Tensor;
}

/**
 * Loss, count of right answers, `gradient NAME` of each trained weight and `update NAME` of each moving average. Those
 * that outlive tfjs's tape are added to `kept`.
 */
function trainingStep(
  { network, settings }: TrainingRecipe,
  { images, labels, seed }: Examples,
  kept: Tensor[],
): Record<string, Tensor> {
  const heads = headLosses(network.plan, 'training');
  const found = stepGradients(network, heads, settings, { pixels: images as Tensor4D, labels, seed });
  const results: Record<string, Tensor> = { loss: found.loss, correct: found.correct };
  for (const [name, gradient] of found.gradients) results[`gradient ${name}`] = gradient;
  for (const [name, average] of found.updates) results[`update ${name}`] = average;
  kept.push(...found.kept);
  return results;
}

function updateNodes(
  recipe: TrainingRecipe,
  scope: string,
  nodes: readonly GraphNode[],
  outputs: Readonly<Record<string, OutputRef>>,
): readonly GraphNode[] {
  const users = usersOf(nodes);
  return Object.entries(outputs).flatMap(([output, ref]) => {
    const [kind, name = ''] = output.split(' ');
    const weight = recipe.weights.get(name);
    if (!weight) return [];
    const after = users.get(weight.read) ?? [];
    if (kind === 'update') return [assign(`${scope}/${name}/assign`, weight.handle, ref, after)];
    const slots = recipe.slots.get(name) ?? [];
    return fusedUpdate({ scope: `${scope}/${name}`, weight, gradient: ref, slots, after }, recipe.settings.optimizer);
  });
}

/** Which nodes use each value. */
function usersOf(nodes: readonly GraphNode[]): ReadonlyMap<OutputRef, readonly string[]> {
  const users = new Map<OutputRef, string[]>();
  for (const { name, inputs } of nodes) {
    for (const input of inputs) {
      const found = users.get(input) ?? [];
      found.push(name);
      users.set(input, found);
    }
  }
  return users;
}
