import type { Job } from '../../../../shared/jobs/Job.ts';
import { formatDuration } from '../../../../shared/text/formatDuration.ts';
import { formatPercent } from '../../../../shared/text/formatPercent.ts';
import { formatCount } from '../../../../shared/text/formatCount.ts';
import type { Session } from '../Session.ts';

/** Loss and accuracy as the lines of a run show them; what a job has not said is left out. */
export const formatMetrics = ({ loss, accuracy }: Readonly<Record<string, number>>) => ({
  loss: loss === undefined ? '–' : loss.toFixed(4),
  accuracy: accuracy === undefined ? '–' : formatPercent(accuracy),
});

/** What a job is doing, in words: phase and epoch, then loss, accuracy, speed and time left. */
export function describeProgress(job: Job, { text }: Pick<Session, 'text'>): { doing: string; figures: string } {
  const { progress, metrics } = job;
  if (!progress) return { doing: text('cli.phase.preparing'), figures: '' };
  const { phase, epoch, epochs, rate, remainingMs } = progress;
  const isCounted = epoch !== undefined && epochs !== undefined;
  const doing = [text(`cli.phase.${phase}`), isCounted ? text('cli.progress.epoch', { epoch, epochs }) : ''];
  const batch = phase === 'training' ? metrics.batch.at(-1)?.values : undefined;
  const values = batch && formatMetrics(batch);
  const figures = [
    values && text('cli.progress.loss', { loss: values.loss }),
    values && text('cli.progress.accuracy', { accuracy: values.accuracy }),
    rate === undefined ? undefined : text('cli.progress.rate', { rate: formatCount(rate) }),
    remainingMs === undefined ? undefined : text('cli.progress.remaining', { remaining: formatDuration(remainingMs) }),
  ];
  return {
    doing: doing.filter(Boolean).join(' '),
    figures: figures.filter(figure => figure !== undefined).join(' · '),
  };
}
