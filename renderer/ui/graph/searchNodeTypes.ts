import type { NodeType } from '../../../shared/layers/NodeType.ts';

/** Where `query` begins a word of a type's name, counting from the front: `conv` in DepthwiseConv2D is word 1. */
function wordStart(type: string, query: string): number {
  const words = type.split(/(?=[A-Z][a-z])|_/);
  for (let index = 0; index < words.length; index += 1) {
    if (words.slice(index).join('').toLowerCase().startsWith(query)) return index;
  }
  return -1;
}

/** The gaps between the letters of `query` as they follow each other in `text`; undefined if they don't. */
function gaps(text: string, query: string): number | undefined {
  let at = text.indexOf(query.charAt(0));
  const start = at;
  if (at < 0) return undefined;
  for (const letter of query.slice(1)) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return undefined;
  }
  return at - start + 1 - query.length;
}

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, '');

/** How well a type answers a query: 0 is exact, more is worse, undefined is not at all. */
function distance({ type, summary }: NodeType, query: string): number | undefined {
  const name = type.toLowerCase();
  if (name === query) return 0;
  const word = wordStart(type, query);
  if (word >= 0) return 1 + word + name.length / 100;
  if (name.includes(query)) return 10 + name.length / 100;
  const initials = type.replace(/[^A-Z]/g, '').toLowerCase();
  if (query.length > 1 && initials.startsWith(query)) return 12;
  if (plain(summary.en).includes(query) || plain(summary.ko).includes(query)) return 20;
  const spread = gaps(name, query);
  return spread === undefined || spread > query.length * 2 ? undefined : 30 + spread;
}

/** The types that answer a query, best first: by name, word, initials, summary in any language, and scattered letters. */
export function searchNodeTypes(types: readonly NodeType[], query: string): readonly NodeType[] {
  const wanted = plain(query);
  if (wanted === '') return types;
  return types
    .flatMap(type => {
      const found = distance(type, wanted);
      return found === undefined ? [] : [{ type, found }];
    })
    .sort((a, b) => a.found - b.found)
    .map(({ type }) => type);
}
