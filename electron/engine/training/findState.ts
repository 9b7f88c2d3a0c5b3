import { sameShape, type Shape } from '../../../shared/base/shape.ts';
import type { NamedValues } from '../../runs/NamedValues.ts';

/** The values of a state for each variable in turn, or the name of the first that it lacks. */
export function findState(
  variables: readonly { readonly name: string; readonly shape: Shape }[],
  state: readonly NamedValues[],
): readonly Float32Array[] | string {
  const byName = new Map(state.map(value => [value.name, value]));
  const found: Float32Array[] = [];
  for (const { name, shape } of variables) {
    const value = byName.get(name);
    if (!value || !sameShape(value.shape, shape)) return name;
    found.push(value.values);
  }
  return found;
}
