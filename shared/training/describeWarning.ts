import { formatPercent } from '../text/formatPercent.ts';
import type { Translator } from '../text/Translator.ts';
import type { TrainingWarning } from './judgeStatistics.ts';

/** An exploded loss may have dozens of digits. */
const figure = (value: number): string => (value < 1e6 ? String(Number(value.toPrecision(3))) : value.toExponential(2));

/** What keeps a layer, or the whole network, from learning, and what to do about it, as a sentence. */
export function describeWarning(warning: TrainingWarning, { text }: Pick<Translator, 'text'>): string {
  switch (warning.kind) {
    case 'dead':
      return text('weights.dead', { layer: warning.layer, share: formatPercent(warning.share, 0) });
    case 'exploding':
      return text('weights.exploding', { weight: warning.layer, factor: figure(warning.factor) });
    case 'diverging': {
      const { step, from, to } = warning;
      return text('weights.diverging', { step, from: figure(from), to: figure(to) });
    }
  }
}
