import { type Problem, problem } from '../base/problem.ts';
import type { Scope } from '../expression/Expression.ts';
import type { GraphNode } from '../graph/GraphDocument.ts';
import type { NodeType } from '../layers/NodeType.ts';
import type { ParamLiteral } from '../layers/ParamSpec.ts';
import { checkParam, expectedParam, formatValue } from './checkParam.ts';
import { readValue } from './readValue.ts';

export interface ResolvedParams {
  /** Null when any parameter has no valid value. */
  readonly params: Readonly<Record<string, ParamLiteral>> | null;
  readonly problems: readonly Problem<never>[];
}

/** A node's parameters as literals: its own values over the defaults, expressions evaluated, all checked. */
export function resolveParams(nodeId: string, node: GraphNode, type: NodeType, scope: Scope): ResolvedParams {
  const problems: Problem<never>[] = [];
  const params: Record<string, ParamLiteral> = {};
  for (const [name, spec] of Object.entries(type.params)) {
    const at = { nodeId, path: `params.${name}` };
    const given = Object.hasOwn(node.params, name) ? node.params[name] : undefined;
    if (given === undefined) {
      params[name] = spec.default;
      continue;
    }
    const value = readValue(given, scope);
    if (!value.ok) {
      problems.push(problem(value.error.code, at, value.error.values));
      continue;
    }
    const literal = checkParam(spec, value.value);
    if (literal !== undefined) params[name] = literal;
    else {
      const values = {
        param: name,
        type: type.type,
        expected: expectedParam(spec),
        received: formatValue(value.value),
      };
      problems.push(problem('param/invalid', at, values));
    }
  }
  for (const name of Object.keys(node.params)) {
    if (!Object.hasOwn(type.params, name)) {
      problems.push(problem('param/unknown', { nodeId, path: `params.${name}` }, { param: name, type: type.type }));
    }
  }
  return { params: problems.length > 0 ? null : params, problems };
}
