import type { RunSummary } from '../../shared/jobs/RunSummary.ts';
import { formatBytes } from '../../shared/text/formatBytes.ts';
import { formatDuration } from '../../shared/text/formatDuration.ts';
import { formatPercent } from '../../shared/text/formatPercent.ts';
import { formatScaled } from '../../shared/text/formatScaled.ts';
import { useIsPaused } from '../stores/runs.ts';
import { useText } from '../stores/text.ts';
import { accuracyOf, lossOf } from '../../shared/jobs/runTable.ts';
import { formatLoss } from '../../shared/text/formatLoss.ts';

const written = (value: number | null | undefined, write: (value: number) => string): string =>
  value === null || value === undefined ? '–' : write(value);

/** The figures of a run as people read them. */
export function useRunFigures(run: RunSummary) {
  const { text, locale } = useText();
  const standing = useIsPaused(run.id) ? ('paused' as const) : run.state;
  const isThisYear = new Date(run.startedAt).getFullYear() === new Date().getFullYear();
  const time = new Intl.DateTimeFormat(locale, {
    ...(isThisYear ? {} : { year: 'numeric' }),
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return {
    standing,
    state: text(`runs.state.${standing}`),
    accuracy: written(accuracyOf(run), value => formatPercent(value)),
    /** On which images. */
    accuracyOf: text(run.test === null ? 'result.validation' : 'result.test'),
    loss: written(lossOf(run), formatLoss),
    params: written(run.network?.trainableParams, formatScaled),
    macs: written(run.network?.macs, formatScaled),
    epochs: `${run.epoch} / ${run.settings.epochs}`,
    duration: written(run.durationMs, formatDuration),
    startedAt: time.format(run.startedAt),
    bytes: formatBytes(run.bytes),
    path: run.path === null ? '–' : text(`runs.path.${run.path}`),
  };
}
