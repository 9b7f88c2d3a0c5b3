import type { NamedValues } from './NamedValues.ts';

/** What a training's state holds of a weight: its value, what the optimizer keeps, the sum of its gradients, its average. */
export type StateKind = 'weight' | 'slot' | 'sum' | 'average';

/** What a value of a weight is called in a training's state. */
export const stateName = (kind: StateKind, weight: string): string => `${kind}/${weight}`;

const weightPrefix = stateName('weight', '');

/** The weights among the values of a state, under their own names. */
export const weightsOf = (state: readonly NamedValues[]): readonly NamedValues[] =>
  state.flatMap(value =>
    value.name.startsWith(weightPrefix) ? [{ ...value, name: value.name.slice(weightPrefix.length) }] : [],
  );
