/** Whether patterns, ids in which `*` stands for anything, freeze a node. */
export const isFrozen = (patterns: readonly string[], node: string): boolean =>
  patterns.some(pattern => matcherOf(pattern).test(node));

function matcherOf(pattern: string): RegExp {
  const parts = pattern.split('*').map(part => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`);
}
