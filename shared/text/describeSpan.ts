import type { Translator } from './Translator.ts';

/** From so many of the smaller unit on, the larger one says enough. */
const most = { seconds: 100, minutes: 100 } as const;

/** A time span as it is foretold, in ms: `20 s`, `4 min`, `2 h 10 min`. No span is nothing. */
export function describeSpan(spanMs: number, { text }: Pick<Translator, 'text'>): string {
  const seconds = Math.round(spanMs / 1000);
  if (seconds < 1) return text('span.underASecond');
  if (seconds < most.seconds) return text('span.seconds', { seconds });
  const minutes = Math.round(seconds / 60);
  if (minutes < most.minutes) return text('span.minutes', { minutes });
  return text('span.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
