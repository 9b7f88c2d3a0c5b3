import { required } from '../../../shared/base/assert.ts';
import type { StepSettings } from '../training/TrainStep.ts';
import { fusedUpdate, followWeight } from './fusedUpdates.ts';
import type { GraphNode, OutputRef } from './GraphNode.ts';
import { change, type GraphVariable, typeAttribute } from './nodes.ts';
import type { BlockState, StepVariables } from './stepVariables.ts';

type Outputs = Readonly<Record<string, OutputRef>>;

/** Nodes that must have run when a step is over. */
interface StepEnds {
  /** Of a step that updates the weights. */
  readonly updates: readonly GraphNode[];
  /** Of one that only adds its gradients up; none where there is no such step. */
  readonly accumulation: readonly GraphNode[];
}

/** What was recorded of a step: its nodes, and by block the outputs `gradient NAME`, `total NAME` and `average NAME`. */
export interface RecordedPass {
  readonly scope: string;
  readonly nodes: readonly GraphNode[];
  readonly outputs: Outputs;
}

/** What a step changes: each block of weights, and what is remembered of it. */
export function updateNodes(
  { trained, following, fixed }: StepVariables,
  settings: StepSettings,
  pass: RecordedPass,
): StepEnds {
  const usersOf = indexUsers(pass.nodes);
  const averages = following.map(state => moveAverage(state, pass, usersOf));
  const learned = trained.map(state => learn(state, settings, pass, usersOf));
  const additions = trained.flatMap(state => addGradient(state, pass));
  const changed = [...averages, ...learned.flat()];
  const states = [...trained, ...following, ...fixed];
  return {
    updates: [...changed, ...states.flatMap(state => followBlock(state, pass, changed))],
    accumulation: additions.length > 0 ? [...averages, ...additions] : [],
  };
}

type Users = (refs: Iterable<OutputRef>) => readonly string[];

/** Which nodes use one of some values. */
function indexUsers(nodes: readonly GraphNode[]): Users {
  const users = new Map<OutputRef, string[]>();
  for (const { name, inputs } of nodes) {
    for (const input of inputs) {
      const found = users.get(input) ?? [];
      found.push(name);
      users.set(input, found);
    }
  }
  return refs => [...new Set([...refs].flatMap(ref => users.get(ref) ?? []))];
}

const usersOfWeights = ({ weights, views }: BlockState, usersOf: Users): readonly string[] =>
  usersOf([weights.variable.read, ...views.refs.values()]);

const outputOf = ({ outputs }: RecordedPass, kind: string, { block }: BlockState): OutputRef =>
  required(outputs[`${kind} ${block.name}`], `the ${kind} of ${block.name}`);

function moveAverage(state: BlockState, pass: RecordedPass, usersOf: Users): GraphNode {
  const name = `${pass.scope}/${state.block.name}/move`;
  const value = outputOf(pass, 'average', state);
  return change('AssignVariableOp', name, state.weights.variable, value, usersOfWeights(state, usersOf));
}

function learn(
  state: BlockState,
  { optimizer }: StepSettings,
  pass: RecordedPass,
  usersOf: Users,
): readonly GraphNode[] {
  const { block, weights, slots, sum } = state;
  const scope = `${pass.scope}/${block.name}`;
  const update = {
    scope,
    weight: weights.variable,
    gradient: outputOf(pass, 'total', state),
    slots: slots.map(({ variable }) => variable),
    after: usersOfWeights(state, usersOf),
  };
  const emptied = sum ? emptySum(scope, sum.variable, usersOf([sum.variable.read])) : [];
  return [...fusedUpdate(update, optimizer), ...emptied];
}

const emptySum = (scope: string, sum: GraphVariable, after: readonly string[]): readonly GraphNode[] => [
  { name: `${scope}/zeros`, op: 'ZerosLike', inputs: [sum.read], attributes: { T: typeAttribute('float32') } },
  change('AssignVariableOp', `${scope}/empty`, sum, `${scope}/zeros`, after),
];

function addGradient(state: BlockState, pass: RecordedPass): readonly GraphNode[] {
  const { block, sum } = state;
  if (!sum) return [];
  return [
    change('AssignAddVariableOp', `${pass.scope}/${block.name}/add`, sum.variable, outputOf(pass, 'gradient', state)),
  ];
}

/** The average of a block's weights, once these have changed. */
function followBlock({ block, weights, average }: BlockState, { scope }: RecordedPass, changed: readonly GraphNode[]) {
  if (!average) return [];
  const after = changed.filter(({ inputs }) => inputs[0] === weights.variable.handle).map(({ name }) => name);
  return followWeight(`${scope}/${block.name}`, weights.variable, average.variable, after);
}
