import type { JobResult } from '../../../../shared/jobs/JobResult.ts';
import { formatCount } from '../../../../shared/text/formatCount.ts';
import { formatDuration } from '../../../../shared/text/formatDuration.ts';
import { formatPercent } from '../../../../shared/text/formatPercent.ts';
import { formatMetrics } from '../progress/describeProgress.ts';
import type { Session } from '../Session.ts';

/** What training came to, where it lies, and what can be done with it. */
export function printTrainResult(result: Extract<JobResult, { kind: 'train' }>, { text, print }: Session): void {
  const { run, folder, epochs, steps, stoppedEarly, bestEpoch, train, validation, test, exportedTo } = result;
  const duration = formatDuration(result.durationMs);
  print(text('cli.train.done', { epochs, steps, duration, rate: formatCount(result.examplesPerSecond) }));
  print(text('cli.train.data', { share: formatPercent(result.dataShare) }));
  if (stoppedEarly) print(text('cli.train.stoppedEarly'));
  if (bestEpoch !== epochs) print(text('cli.result.bestEpoch', { epoch: bestEpoch }));
  print(text('cli.result.train', formatMetrics({ ...train })));
  for (const [split, figures] of Object.entries({ validation, test } as const)) {
    if (figures === null) continue;
    const values = { ...formatMetrics({ ...figures }), examples: formatCount(figures.examples) };
    print(text(split === 'test' ? 'cli.result.test' : 'cli.result.validation', values));
  }
  print(text('cli.result.run', { folder }));
  if (!result.isKept) print(text('train.bestNotKept', { epoch: bestEpoch }));
  if (exportedTo !== null) print(text('cli.result.exported', { folder: exportedTo }));
  print(text('cli.train.next', { run }));
}
