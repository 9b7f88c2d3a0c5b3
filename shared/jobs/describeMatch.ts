import type { Translator } from '../text/Translator.ts';
import type { WeightMatch } from './WeightMatch.ts';

/** What a training took over, for people: how much of it, and by name what was not as it should be. */
export interface MatchReport {
  readonly sentence: string;
  /** Only those that hold something. */
  readonly lists: readonly { readonly title: string; readonly names: readonly string[] }[];
}

/** Says of every weight that did not simply go over what became of it. */
export function describeMatch(match: WeightMatch, { text }: Pick<Translator, 'text'>): MatchReport {
  const { run, matched, renamed, fresh, reshaped, unused } = match;
  const counts = { fresh: fresh.length, reshaped: reshaped.length, unused: unused.length };
  const lists = [
    ['match.fresh', fresh],
    ['match.reshaped', reshaped],
    ['match.unused', unused],
    ['match.renamed', renamed.map(({ name, from }) => `${name} ← ${from}`)],
  ] as const;
  return {
    sentence: text('train.takenOver', { run, matched, ...counts }),
    lists: lists
      .filter(([, names]) => names.length > 0)
      .map(([title, names]) => ({ title: text(title, { count: names.length }), names })),
  };
}
