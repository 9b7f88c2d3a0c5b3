import { SingleBar } from 'cli-progress';
import type { Session } from '../Session.ts';
import { describeProgress } from './describeProgress.ts';
import { lastingLine } from './lastingLine.ts';
import type { Reporter } from './Reporter.ts';

/** Progress on a terminal: one bar that moves, above it what lasts. */
export function progressBar(session: Session): Reporter {
  const bar = new SingleBar({
    stream: session.ports.stderr,
    format: '{doing} {bar} {percentage} %{figures}',
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    gracefulExit: false,
    etaBuffer: 1,
  });
  let isMoving = false;
  const stop = (): void => {
    if (isMoving) bar.stop();
    isMoving = false;
  };
  return {
    onEvent(event, job) {
      const line = lastingLine(event, session);
      if (line !== null) {
        stop();
        session.note(line);
      }
      if (event.type !== 'progress') return;
      const { doing, figures } = describeProgress(job, session);
      const words = { doing, figures: figures && ` · ${figures}` };
      if (!isMoving) bar.start(event.total, event.done, words);
      isMoving = true;
      bar.setTotal(event.total);
      bar.update(event.done, words);
    },
    close: stop,
  };
}
