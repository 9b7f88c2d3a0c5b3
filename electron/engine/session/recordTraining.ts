import type { Tensor, Tensor4D } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import type { Shape } from '../../../shared/base/shape.ts';
import { tf } from '../backend.ts';
import type { Followed, Network } from '../model/Network.ts';
import { combineGradients } from '../training/combineGradients.ts';
import { headLosses } from '../training/losses.ts';
import { rectifiersOf } from '../training/rectifiers.ts';
import { stepGradients } from '../training/stepGradients.ts';
import type { StepSettings } from '../training/TrainStep.ts';
import type { GraphNode, OutputRef } from './GraphNode.ts';
import { gatherImages } from './heldImages.ts';
import { type GraphVariable, identity, placeholder, typeAttribute } from './nodes.ts';
import { type RecordedInput, recordOperations } from './recordOperations.ts';
import { allBlocks, type BlockState, type StepVariables } from './stepVariables.ts';
import { updateNodes } from './updateNodes.ts';
import { fillBlock, joinTensors, rowLength, type Segment, type WeightBlock } from './WeightBlock.ts';

/** The part of a graph that trains on batches of one size: what to feed, and what to fetch. */
export interface TrainingPart {
  /** What the names of its nodes begin with. */
  readonly scope: string;
  /** uint8 `[batch, h, w, c]`; or else `indices` are fed. */
  readonly images: string;
  /** int32 `[batch]`: where the images lie among those that the step holds. */
  readonly indices: string;
  /** int32 `[batch]` */
  readonly labels: string;
  /** int32 `[2]`: the run's seed and the step. */
  readonly seed: string;
  /** Fetching the loss carries out the step. */
  readonly loss: OutputRef;
  /** Fetching it adds the gradients up for a later step; the same as `loss` where every step is an update. */
  readonly lossOnly: OutputRef;
  readonly correct: OutputRef;
  /** Of a block of trained weights: the gradient of the batch, like the block. */
  readonly gradient: (block: string) => OutputRef;
  /** float32 `[rectifiers]`: the share of dead channels. It is there where the network has any. */
  readonly dead: OutputRef;
}

export interface TrainingRecipe {
  readonly network: Network;
  readonly settings: StepSettings;
  readonly variables: StepVariables;
}

/** The names in the part for batches of a size. */
export function trainingPart(batch: number, { accumulationSteps }: StepSettings): TrainingPart {
  const scope = `train${batch}`;
  const at = (name: string): string => `${scope}/${name}`;
  const lossOnly = accumulationSteps > 1 ? at('lossOnly') : at('loss');
  const feeds = { images: at('images'), indices: at('indices'), labels: at('labels'), seed: at('seed') };
  const gradient = (block: string): string => at(`gradient/${block}`);
  return { scope, ...feeds, loss: at('loss'), lossOnly, correct: at('correct'), gradient, dead: at('dead') };
}

/** Runs one step eagerly and turns it into graph nodes: forwards, backwards, and the optimizer's updates. */
export function recordTraining(recipe: TrainingRecipe, part: TrainingPart, imagesShape: Shape): readonly GraphNode[] {
  const { scope } = part;
  const [batch = 1] = imagesShape;
  const pixels = `${scope}/pixels`;
  const feeds: GraphNode[] = [
    ...gatherImages(part.images, part.indices, batch),
    placeholder(part.labels, 'int32', [batch]),
    placeholder(part.seed, 'int32', [2]),
    {
      name: pixels,
      op: 'Cast',
      inputs: [part.images],
      attributes: { SrcT: typeAttribute('uint8'), DstT: typeAttribute('float32') },
    },
  ];
  const examples: Examples = {
    images: tf.fill([...imagesShape], 0),
    labels: tf.fill([batch], 0, 'int32'),
    seed: tf.tensor1d([0, 1], 'int32'),
    sums: new Map(recipe.variables.trained.filter(({ sum }) => sum).map(emptyBlock)),
    averages: new Map(recipe.variables.following.map(emptyBlock)),
  };
  const inputs = [
    { tensor: examples.images, ref: pixels },
    { tensor: examples.labels, ref: part.labels },
    { tensor: examples.seed, ref: part.seed },
    ...knownVariables(recipe, examples),
  ];
  const kept: Tensor[] = [];
  const { nodes, outputs } = recordOperations(scope, inputs, () => trainingStep(recipe, examples, kept));
  const { images, labels, seed, sums, averages } = examples;
  tf.dispose([images, labels, seed, ...sums.values(), ...averages.values(), ...kept]);
  const { updates, accumulation } = updateNodes(recipe.variables, recipe.settings, { scope, nodes, outputs });
  const loss = required(outputs['loss'], 'the loss');
  const namesOf = (list: readonly GraphNode[]) => list.map(({ name }) => name);
  const ends = [identity(part.loss, loss, 'float32', namesOf(updates))];
  if (part.lossOnly !== part.loss) ends.push(identity(part.lossOnly, loss, 'float32', namesOf(accumulation)));
  return [
    ...feeds,
    ...nodes,
    ...updates,
    ...accumulation.filter(node => !updates.includes(node)),
    ...ends,
    identity(part.correct, required(outputs['correct'], 'the count'), 'int32'),
    ...recipe.variables.trained.map(({ block: { name } }) =>
      identity(part.gradient(name), required(outputs[`gradient ${name}`], `the gradient of ${name}`), 'float32'),
    ),
    ...(outputs['dead'] === undefined ? [] : [identity(part.dead, outputs['dead'], 'float32')]),
  ];
}

interface Examples {
  readonly images: Tensor;
  readonly labels: Tensor;
  readonly seed: Tensor;
  /** Of blocks that are trained, by name, as are those below. */
  readonly sums: ReadonlyMap<string, Tensor>;
  /** Blocks that follow the data. */
  readonly averages: ReadonlyMap<string, Tensor>;
}

const emptyBlock = ({ block }: BlockState): [string, Tensor] => [block.name, tf.fill([block.rows, rowLength], 0)];

/** The name that a weight of a teacher has in the graph, which holds its value. */
export const taughtBy = (weight: string): string => `teacher/${weight}`;

function knownVariables({ network, settings, variables }: TrainingRecipe, { sums, averages }: Examples) {
  const { trained, following } = variables;
  const states = allBlocks(variables);
  const views = states.flatMap(({ views: { refs } }) => [...refs]);
  return [
    ...views.map(([name, ref]) => ({ tensor: network.weight(name), ref })),
    ...trained.flatMap(({ block, sum }) => known(sums.get(block.name), sum?.variable)),
    ...following.flatMap(({ block, weights }) => known(averages.get(block.name), weights.variable)),
    ...[...(settings.teacher?.network.weights ?? [])].map(([name, tensor]) => ({ tensor, ref: taughtBy(name) })),
  ];
}

const known = (tensor: Tensor | undefined, variable: GraphVariable | undefined): readonly RecordedInput[] =>
  tensor && variable ? [{ tensor, ref: variable.read }] : [];

/**
 * Loss, count of right answers, shares of dead channels, of each block of trained weights the `gradient NAME` of the batch and the `total NAME`
 * that the optimizer gets, and the `average NAME` of each that follows the data. Those that outlive tfjs's tape are added
 * to `kept`.
 */
function trainingStep(
  { network, settings, variables }: TrainingRecipe,
  { images, labels, seed, sums, averages }: Examples,
  kept: Tensor[],
): Record<string, Tensor> {
  const heads = headLosses(network.plan, 'training');
  const watched = rectifiersOf(network.plan).map(({ name }) => name);
  const found = stepGradients(network, heads, settings, { pixels: images as Tensor4D, labels, seed, watched });
  kept.push(...found.kept);
  const gradients = new Map(
    variables.trained.map(({ block }) => [block.name, joinTensors(block, ({ name }) => found.gradients.get(name))]),
  );
  const moved = variables.following.map(({ block }): [string, Tensor] => [
    block.name,
    moveAverages(block, required(averages.get(block.name), block.name), found.followed),
  ]);
  const named = (kind: string, tensors: Iterable<readonly [string, Tensor]>) =>
    Object.fromEntries([...tensors].map(([name, tensor]) => [`${kind} ${name}`, tensor]));
  return {
    loss: found.loss,
    correct: found.correct,
    ...(found.dead ? { dead: found.dead } : {}),
    ...named('gradient', gradients),
    ...named('total', combineGradients(gradients, sums, settings)),
    ...named('average', moved),
  };
}

/** The averages of a block after a batch. */
function moveAverages(block: WeightBlock, averages: Tensor, followed: ReadonlyMap<string, Followed>): Tensor {
  const each = ({ name }: Segment): Followed => required(followed.get(name), `what ${name} follows`);
  const shares = (shareOf: (momentum: number) => number): Tensor => {
    const values = fillBlock(block, segment => new Float32Array(segment.count).fill(shareOf(each(segment).momentum)));
    return tf.tensor2d(values, [block.rows, rowLength]);
  };
  const values = joinTensors(block, segment => each(segment).value);
  return tf.add(
    tf.mul(
      averages,
      shares(momentum => momentum),
    ),
    tf.mul(
      values,
      shares(momentum => 1 - momentum),
    ),
  );
}
