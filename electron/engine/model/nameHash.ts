/** A 32-bit number for a name (FNV-1a), to draw from one seed without regard to order. */
export function nameHash(name: string): number {
  let hash = 0x811c9dc5;
  for (const character of new TextEncoder().encode(name)) hash = Math.imul(hash ^ character, 0x01000193);
  return hash | 0;
}
