import type { Session } from '../Session.ts';
import { describeProgress } from './describeProgress.ts';
import { lastingLine } from './lastingLine.ts';
import type { Reporter } from './Reporter.ts';

const quietMs = 5000;

/** Progress for a log file: what lasts, and in between a line per quarter of an epoch, at most one in five seconds. */
export function plainLines(session: Session): Reporter {
  let spokenAt = 0;
  let reached = '';
  return {
    onEvent(event, job) {
      const line = lastingLine(event, session);
      if (line !== null) session.note(line);
      if (event.type !== 'progress' || event.total === 0) return;
      const quarter = Math.floor((4 * event.done) / event.total);
      const mark = `${event.phase} ${event.epoch ?? 0} ${quarter}`;
      if (quarter === 0 || quarter === 4 || mark === reached || event.time - spokenAt < quietMs) return;
      reached = mark;
      spokenAt = event.time;
      const { doing, figures } = describeProgress(job, session);
      session.note([`${doing} ${25 * quarter} %`, figures].filter(Boolean).join(' · '));
    },
    close: () => undefined,
  };
}
