import { err, ok, type Result } from '../base/result.ts';
import { isFrozen } from './isFrozen.ts';

/** Nodes by ids in which `*` stands for anything. An error is the first pattern that names no node. */
export function frozenNodes(patterns: readonly string[], nodes: Iterable<string>): Result<ReadonlySet<string>, string> {
  const all = [...new Set(nodes)];
  const idle = patterns.find(pattern => !all.some(node => isFrozen([pattern], node)));
  return idle === undefined ? ok(new Set(all.filter(node => isFrozen(patterns, node)))) : err(idle);
}
