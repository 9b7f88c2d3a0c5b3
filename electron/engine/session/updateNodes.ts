import type { StepSettings } from '../training/TrainStep.ts';
import { fusedUpdate, followWeight } from './fusedUpdates.ts';
import type { GraphNode, OutputRef } from './GraphNode.ts';
import { change, type GraphVariable, typeAttribute } from './nodes.ts';
import type { StepVariables } from './stepVariables.ts';

type Outputs = Readonly<Record<string, OutputRef>>;

/** Nodes that must have run when a step is over. */
interface StepEnds {
  /** Of a step that updates the weights. */
  readonly updates: readonly GraphNode[];
  /** Of one that only adds its gradients up; none where there is no such step. */
  readonly accumulation: readonly GraphNode[];
}

/** What a step changes, from what was recorded: the outputs `gradient NAME`, `total NAME` and `average NAME`. */
export function updateNodes(
  { settings, variables }: { readonly settings: StepSettings; readonly variables: StepVariables },
  scope: string,
  nodes: readonly GraphNode[],
  outputs: Outputs,
): StepEnds {
  const usersOf = indexUsers(nodes);
  const [averages, updates, additions]: [GraphNode[], GraphNode[], GraphNode[]] = [[], [], []];
  for (const [output, ref] of Object.entries(outputs)) {
    const [kind, name = ''] = output.split(' ');
    const weight = variables.weights.get(name);
    if (!weight) continue;
    const own = `${scope}/${name}`;
    const after = usersOf(weight);
    const sum = variables.sums.get(name);
    if (kind === 'average') averages.push(change('AssignVariableOp', `${own}/assign`, weight, ref, after));
    if (kind === 'gradient' && sum) additions.push(change('AssignAddVariableOp', `${own}/add`, sum, ref));
    if (kind !== 'total') continue;
    const slots = variables.slots.get(name) ?? [];
    updates.push(...fusedUpdate({ scope: own, weight, gradient: ref, slots, after }, settings.optimizer));
    if (sum) updates.push(...emptySum(own, sum, usersOf(sum)));
  }
  const following = followAverages(scope, variables, [...averages, ...updates]);
  return {
    updates: [...averages, ...updates, ...following],
    accumulation: additions.length > 0 ? [...averages, ...additions] : [],
  };
}

/** Which nodes use the present value of a variable. */
function indexUsers(nodes: readonly GraphNode[]): (variable: GraphVariable) => readonly string[] {
  const users = new Map<OutputRef, string[]>();
  for (const { name, inputs } of nodes) {
    for (const input of inputs) {
      const found = users.get(input) ?? [];
      found.push(name);
      users.set(input, found);
    }
  }
  return ({ read }) => users.get(read) ?? [];
}

const emptySum = (scope: string, sum: GraphVariable, after: readonly string[]): readonly GraphNode[] => [
  { name: `${scope}/zeros`, op: 'ZerosLike', inputs: [sum.read], attributes: { T: typeAttribute('float32') } },
  change('AssignVariableOp', `${scope}/empty`, sum, `${scope}/zeros`, after),
];

/** The averages of the weights, once the weights have changed. */
function followAverages(
  scope: string,
  { weights, averages }: StepVariables,
  changes: readonly GraphNode[],
): readonly GraphNode[] {
  const changesOf = new Map<string, string[]>();
  for (const { name, inputs } of changes) {
    const [handle = ''] = inputs;
    changesOf.set(handle, [...(changesOf.get(handle) ?? []), name]);
  }
  return [...averages].flatMap(([name, average]) => {
    const weight = weights.get(name);
    return weight ? followWeight(`${scope}/${name}`, weight, average, changesOf.get(weight.handle) ?? []) : [];
  });
}
