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

/** A type of node to add; `option` is the value of one of its choices that was searched for (`relu6`). */
export interface FoundType {
  readonly type: NodeType;
  readonly option?: { readonly param: string; readonly value: string };
}

/** A type found by its name, and once for each option of its prominent choices that begins with the query. */
function answers(type: NodeType, query: string): readonly (FoundType & { readonly distance: number })[] {
  const options = Object.entries(type.params).flatMap(([param, spec], index) =>
    spec.kind === 'choice' && spec.prominent === true
      ? spec.options
          .filter(value => value.toLowerCase().startsWith(query))
          .map(value => ({ type, option: { param, value }, distance: 5 + index / 10 + value.length / 1000 }))
      : [],
  );
  const found = distance(type, query);
  return found === undefined ? options : [{ type, distance: found }, ...options];
}

/** What answers a query, best first: by name, word, option, initials, summary in any language, and scattered letters. */
export function searchNodeTypes(types: readonly NodeType[], query: string): readonly FoundType[] {
  const wanted = plain(query);
  if (wanted === '') return types.map(type => ({ type }));
  return types.flatMap(type => answers(type, wanted)).sort((a, b) => a.distance - b.distance);
}

/** What a found type is called in a list: `Activation · relu6`. */
export const foundName = ({ type, option }: FoundType): string =>
  option === undefined ? type.type : `${type.type} · ${option.value}`;

/** The parameters that a found type starts with. */
export const foundParams = ({ option }: FoundType): Readonly<Record<string, string>> =>
  option === undefined ? {} : { [option.param]: option.value };
