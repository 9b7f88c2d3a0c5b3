import { required } from '../../../shared/base/assert.ts';
import type { OptimizerSettings } from '../../../shared/jobs/TrainSettings.ts';
import type { Attribute, GraphNode, OutputRef } from './GraphNode.ts';
import { change, constant, type GraphVariable, readAfter, typeAttribute } from './nodes.ts';

/** One weight of a recorded step: where it lives, its gradient, and what the optimizer remembers of it. */
export interface Update {
  readonly scope: string;
  readonly weight: GraphVariable;
  readonly gradient: OutputRef;
  readonly slots: readonly GraphVariable[];
  /** Whatever uses the weight's present value: it must be through before the weight changes. */
  readonly after: readonly string[];
}

type Name = OptimizerSettings['name'];
type SettingsOf<Own extends Name> = Extract<OptimizerSettings, { name: Own }>;

/** Values of a step that a graph is fed with. `forgetting` is the share of the new weights in their average. */
export const stepFeeds = ['learningRate', 'beta1Power', 'beta2Power', 'forgetting'] as const;

const flags = (nesterov = false): Readonly<Record<string, Attribute>> => ({
  T: typeAttribute('float32'),
  use_locking: { kind: 'bool', value: false },
  use_nesterov: { kind: 'bool', value: nesterov },
});
const withoutNesterov = { T: typeAttribute('float32'), use_locking: { kind: 'bool', value: false } } as const;

const slotOf = ({ slots }: Update, index: number): string => required(slots[index], `slot ${index}`).handle;
const controls = ({ after }: Update): readonly string[] => after.map(node => `^${node}`);

/** An arithmetic node over two values. */
const arithmetic = (name: string, op: 'Sub' | 'Mul', a: OutputRef, b: OutputRef): GraphNode => ({
  name,
  op,
  inputs: [a, b],
  attributes: { T: typeAttribute('float32') },
});

function adam(update: Update, { beta1, beta2, epsilon }: Pick<SettingsOf<'adam'>, 'beta1' | 'beta2' | 'epsilon'>) {
  const { scope, weight, gradient } = update;
  const [first, second, small] = ['beta1', 'beta2', 'epsilon'].map(name => `${scope}/${name}`) as [
    string,
    string,
    string,
  ];
  const inputs = [weight.handle, slotOf(update, 0), slotOf(update, 1), 'beta1Power', 'beta2Power', 'learningRate'];
  return [
    constant(first, beta1),
    constant(second, beta2),
    constant(small, epsilon),
    {
      name: `${scope}/apply`,
      op: 'ResourceApplyAdam',
      inputs: [...inputs, first, second, small, gradient, ...controls(update)],
      attributes: flags(),
    },
  ];
}

/** TensorFlow's own update operations: each weight changes in one pass over its memory. The last node is the update. */
const rules: { readonly [Own in Name]: (update: Update, settings: SettingsOf<Own>) => readonly GraphNode[] } = {
  sgd(update, { momentum, nesterov }) {
    const { scope, weight, gradient } = update;
    const apply = `${scope}/apply`;
    if (momentum === 0) {
      const inputs = [weight.handle, 'learningRate', gradient, ...controls(update)];
      return [{ name: apply, op: 'ResourceApplyGradientDescent', inputs, attributes: withoutNesterov }];
    }
    const keep = `${scope}/momentum`;
    const inputs = [weight.handle, slotOf(update, 0), 'learningRate', gradient, keep, ...controls(update)];
    const op = 'ResourceApplyKerasMomentum';
    return [constant(keep, momentum), { name: apply, op, inputs, attributes: flags(nesterov) }];
  },
  rmsprop(update, { rho, momentum, epsilon }) {
    const { scope, weight, gradient } = update;
    const [decay, keep, small] = ['rho', 'momentum', 'epsilon'].map(name => `${scope}/${name}`) as [
      string,
      string,
      string,
    ];
    const slots = [slotOf(update, 0), slotOf(update, 1)];
    const inputs = [weight.handle, ...slots, 'learningRate', decay, keep, small, gradient, ...controls(update)];
    return [
      constant(decay, rho),
      constant(keep, momentum),
      constant(small, epsilon),
      { name: `${scope}/apply`, op: 'ResourceApplyRMSProp', inputs, attributes: withoutNesterov },
    ];
  },
  adam,
  adamw: adam,
};

/** Decoupled (Loshchilov, Hutter 2019): the weight shrinks first, and the decay does not pass through the slots. */
function decay({ scope, weight, after }: Update, settings: OptimizerSettings): readonly GraphNode[] {
  if (!('weightDecay' in settings) || settings.weightDecay === 0) return [];
  const [amount, share, shrink] = ['decay', 'share', 'shrink'].map(name => `${scope}/${name}`) as [
    string,
    string,
    string,
  ];
  return [
    constant(amount, settings.weightDecay),
    arithmetic(share, 'Mul', 'learningRate', amount),
    arithmetic(shrink, 'Mul', weight.read, share),
    change('AssignSubVariableOp', `${scope}/shrunk`, weight, shrink, after),
  ];
}

/** The nodes that change a weight by its gradient; the last one is the change. */
export function fusedUpdate(update: Update, settings: OptimizerSettings): readonly GraphNode[] {
  // The table pairs each name with its settings, which the compiler cannot follow through an index.
  const rule = rules[settings.name] as (update: Update, settings: OptimizerSettings) => readonly GraphNode[];
  const shrinking = decay(update, settings);
  const after = [...update.after, ...shrinking.slice(-1).map(({ name }) => name)];
  return [...shrinking, ...rule({ ...update, after }, settings)];
}

/** Moves an average of a weight towards the value that it has once all of `after` has run; the last node is the change. */
export function followWeight(scope: string, weight: GraphVariable, average: GraphVariable, after: readonly string[]) {
  const [fresh, distance, stride] = ['fresh', 'distance', 'stride'].map(name => `${scope}/${name}`) as [
    string,
    string,
    string,
  ];
  return [
    readAfter(fresh, weight, after),
    arithmetic(distance, 'Sub', fresh, average.read),
    arithmetic(stride, 'Mul', distance, 'forgetting'),
    change('AssignAddVariableOp', `${scope}/follow`, average, stride, [distance]),
  ];
}

/** What the fused operation remembers of a weight, by the names of the eager optimizer. */
export const fusedSlots = (settings: OptimizerSettings): readonly string[] => {
  switch (settings.name) {
    case 'sgd':
      return settings.momentum > 0 ? ['momentum'] : [];
    case 'rmsprop':
      return ['meanSquare', 'momentum'];
    case 'adam':
    case 'adamw':
      return ['first', 'second'];
  }
};
