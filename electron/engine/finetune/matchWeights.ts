import { sameShape } from '../../../shared/base/shape.ts';
import type { WeightMatch } from '../../../shared/jobs/WeightMatch.ts';
import type { PlanWeight } from '../../../shared/lowering/LayerPlan.ts';
import type { NamedValues } from '../../runs/NamedValues.ts';

interface Matching {
  /** By name: the values that fit. */
  readonly taken: ReadonlyMap<string, NamedValues>;
  readonly match: Omit<WeightMatch, 'run'>;
}

/** What a network can take over from another one, by name, and how the names of both fared. */
export function matchWeights(wanted: readonly PlanWeight[], given: readonly NamedValues[]): Matching {
  const left = new Map(given.map(value => [value.name, value]));
  const taken = new Map<string, NamedValues>();
  const [fresh, reshaped]: [string[], string[]] = [[], []];
  for (const { name, shape } of wanted) {
    const found = left.get(name);
    left.delete(name);
    if (!found) fresh.push(name);
    else if (sameShape(found.shape, shape)) taken.set(name, found);
    else reshaped.push(name);
  }
  return { taken, match: { matched: taken.size, fresh, reshaped, unused: [...left.keys()] } };
}
