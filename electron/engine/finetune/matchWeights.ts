import { sameShape } from '../../../shared/base/shape.ts';
import type { WeightMatch } from '../../../shared/jobs/WeightMatch.ts';
import type { PlanWeight } from '../../../shared/lowering/LayerPlan.ts';
import type { NamedValues } from '../../runs/NamedValues.ts';

interface Matching {
  /** By name: the values that fit. */
  readonly taken: ReadonlyMap<string, NamedValues>;
  readonly match: Omit<WeightMatch, 'run'>;
}

/**
 * What a network can take over from another one, by name, and how the names of both fared. `adopted` says what some of the
 * given values are called here.
 */
export function matchWeights(
  wanted: readonly PlanWeight[],
  given: readonly NamedValues[],
  adopted: ReadonlyMap<string, string> = new Map(),
): Matching {
  const left = new Map(given.map(value => [adopted.get(value.name) ?? value.name, value]));
  const taken = new Map<string, NamedValues>();
  const [fresh, reshaped]: [string[], string[]] = [[], []];
  for (const { name, shape } of wanted) {
    const found = left.get(name);
    left.delete(name);
    if (!found) fresh.push(name);
    else if (sameShape(found.shape, shape)) taken.set(name, found);
    else reshaped.push(name);
  }
  const unused = [...left.values()].map(({ name }) => name);
  const renamed = [...taken].flatMap(([name, { name: from }]) => (from === name ? [] : [{ name, from }]));
  return { taken, match: { matched: taken.size, renamed, fresh, reshaped, unused } };
}
