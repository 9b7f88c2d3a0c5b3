import type { Problem } from '../../shared/base/problem.ts';
import type { GraphFix } from '../../shared/graph/GraphCommand.ts';
import type { LoweredGraph } from '../../shared/lowering/LoweredGraph.ts';

type Problems = readonly Problem<GraphFix>[];
type NodeProblems = ReadonlyMap<string, Problems>;

const none: Problems = [];
const known = new WeakMap<Problems, NodeProblems>();

function group(problems: Problems): NodeProblems {
  const groups = new Map<string, Problem<GraphFix>[]>();
  for (const problem of problems) {
    const { nodeId } = problem.at;
    if (nodeId === undefined) continue;
    const group = groups.get(nodeId);
    if (group) group.push(problem);
    else groups.set(nodeId, [problem]);
  }
  return groups;
}

/** The problems located at a node; grouped once per lowering. */
export function problemsOfNode(lowered: Pick<LoweredGraph, 'problems'> | undefined, nodeId: string): Problems {
  if (!lowered) return none;
  const { problems } = lowered;
  const groups = known.get(problems) ?? group(problems);
  known.set(problems, groups);
  return groups.get(nodeId) ?? none;
}
