import { type Problem, problem } from '../base/problem.ts';
import { elementCount, formatShape, type Shape } from '../base/shape.ts';
import type { GraphDocument, Head } from '../graph/GraphDocument.ts';
import type { PlanHead, PlanLayer, ResolvedInput } from './LayerPlan.ts';
import type { WalkedNode } from './walkGraph.ts';

/** Finds the layer each head stands on and checks that its shape can be compared with the target. */
export function resolveHeads(
  document: GraphDocument,
  nodes: Readonly<Record<string, WalkedNode>>,
  layers: readonly PlanLayer[],
  input: ResolvedInput | null,
): { readonly heads: readonly PlanHead[]; readonly problems: readonly Problem<never>[] } {
  const heads: PlanHead[] = [];
  const problems: Problem<never>[] = [];
  for (const [node, head] of Object.entries(document.heads)) {
    const walked = Object.hasOwn(nodes, node) ? nodes[node] : undefined;
    if (!walked) problems.push(problem('head/missingNode', { path: `heads.${node}` }, { node }));
    const tensor = walked && !walked.isBypassed ? Object.values(walked.outputs)[0] : undefined;
    if (!tensor || !input) continue;
    const expected = expectedShape(head, input, tensor.shape);
    if (expected !== null) {
      const type = document.nodes[node]?.type ?? node;
      problems.push(problem('head/shape', { nodeId: node }, { type, expected, received: formatShape(tensor.shape) }));
    }
    const layer = layers.find(({ origin }) => origin === tensor.ref);
    if (layer) heads.push({ ...head, node, layer: layer.name });
  }
  if (Object.keys(document.heads).length === 0 && Object.keys(document.nodes).length > 0) {
    problems.push(problem('head/none', {}, {}, 'warning'));
  }
  return { heads, problems };
}

/** What the head expects where the shape does not fit; null where it does. */
function expectedShape(head: Head, input: ResolvedInput, shape: Shape): string | null {
  if (head.target === 'input') {
    const size = input.height * input.width * input.channels;
    return elementCount(shape) === size ? null : `${size}`;
  }
  const isClasses = shape.length === 1 && shape[0] === input.classes;
  return isClasses ? null : `${input.classes}`;
}
