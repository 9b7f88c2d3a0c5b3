import { type Link, sortNodes } from '../topology.ts';

/**
 * The links that go forward when walking depth first in the order given: all of them, unless there are cycles.
 * A network with a cycle is wrong, but it must be drawn so that one can see where.
 */
export function acyclicLinks(nodeIds: readonly string[], links: readonly Link[]): readonly Link[] {
  if (sortNodes(nodeIds, links).ok) return links;
  const outgoing = new Map<string, Link[]>(nodeIds.map(id => [id, []]));
  for (const link of links) if (outgoing.has(link.target)) outgoing.get(link.source)?.push(link);

  const state = new Map<string, 'open' | 'done'>();
  const kept: Link[] = [];
  for (const root of nodeIds) {
    if (state.has(root)) continue;
    const stack = [{ id: root, next: 0 }];
    state.set(root, 'open');
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const link = outgoing.get(top.id)?.[top.next];
      top.next += 1;
      if (link === undefined) {
        state.set(top.id, 'done');
        stack.pop();
        continue;
      }
      const target = state.get(link.target);
      if (target === 'open') continue;
      kept.push(link);
      if (target === 'done') continue;
      state.set(link.target, 'open');
      stack.push({ id: link.target, next: 0 });
    }
  }
  return kept;
}
