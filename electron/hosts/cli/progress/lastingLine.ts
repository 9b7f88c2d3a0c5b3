import type { JobEvent } from '../../../../shared/jobs/JobEvent.ts';
import type { Session } from '../Session.ts';
import { formatMetrics } from './describeProgress.ts';

/** The line that stays of an event: the figures of an epoch, a warning. Null for what passes. */
export function lastingLine(event: JobEvent, { text }: Pick<Session, 'text'>): string | null {
  if (event.type === 'log') return event.message;
  // The result tells of the test.
  if (event.type !== 'metric' || event.scope === 'batch' || event.scope === 'test') return null;
  return text(`cli.metric.${event.scope}`, { epoch: event.epoch, ...formatMetrics(event.values) });
}
