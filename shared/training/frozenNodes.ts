import { err, ok, type Result } from '../base/result.ts';

/** Nodes by ids in which `*` stands for anything. An error is the first pattern that names no node. */
export function frozenNodes(patterns: readonly string[], nodes: Iterable<string>): Result<ReadonlySet<string>, string> {
  const all = new Set(nodes);
  const frozen = new Set<string>();
  for (const pattern of patterns) {
    const matcher = matcherOf(pattern);
    const found = [...all].filter(node => matcher.test(node));
    if (found.length === 0) return err(pattern);
    for (const node of found) frozen.add(node);
  }
  return ok(frozen);
}

function matcherOf(pattern: string): RegExp {
  const parts = pattern.split('*').map(part => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`);
}
