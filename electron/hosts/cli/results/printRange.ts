import type { JobResult } from '../../../../shared/jobs/JobResult.ts';
import type { Session } from '../Session.ts';
import { plotRange } from './plotRange.ts';

const format = (rate: number): string => rate.toExponential(1);

/** The losses of a sweep, and the learning rate that suits. */
export function printRange(
  { points, suggestion }: Extract<JobResult, { kind: 'lrFind' }>,
  { text, print }: Session,
): void {
  print(plotRange(points, suggestion?.learningRate ?? null));
  if (!suggestion) {
    print(text('cli.lrFind.nothing'));
    return;
  }
  const { steepest, tenth, learningRate } = suggestion;
  print(text('cli.lrFind.steepest', { rate: format(steepest) }));
  print(text('cli.lrFind.tenth', { rate: format(tenth) }));
  print(text('cli.lrFind.suggestion', { rate: format(learningRate) }));
}
