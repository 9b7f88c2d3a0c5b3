import { type Problem, problem } from '../base/problem.ts';
import type { Scope } from '../expression/Expression.ts';
import type { GraphNode } from '../graph/GraphDocument.ts';
import { formatValue } from './checkParam.ts';
import { readValue } from './readValue.ts';

/** Most instances one repeat may make. */
const repeatLimit = 1000;

/** How many instances of a node there are, by its `when` and `repeat`; null when either has no valid value. */
export function readInstances(
  nodeId: string,
  node: GraphNode,
  scope: Scope,
): { readonly count: number | null; readonly problems: readonly Problem<never>[] } {
  if (node.when !== undefined) {
    const at = { nodeId, path: 'when' };
    const when = readValue(node.when, scope);
    if (!when.ok) return { count: null, problems: [problem(when.error.code, at, when.error.values)] };
    if (typeof when.value !== 'boolean') {
      return { count: null, problems: [problem('node/whenInvalid', at, { received: formatValue(when.value) })] };
    }
    if (!when.value) return { count: 0, problems: [] };
  }
  if (node.repeat === undefined) return { count: 1, problems: [] };
  const at = { nodeId, path: 'repeat' };
  const repeat = readValue(node.repeat, scope);
  if (!repeat.ok) return { count: null, problems: [problem(repeat.error.code, at, repeat.error.values)] };
  const count = repeat.value;
  if (typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= repeatLimit) {
    return { count, problems: [] };
  }
  const values = { max: repeatLimit, received: formatValue(count) };
  return { count: null, problems: [problem('node/repeatInvalid', at, values)] };
}
