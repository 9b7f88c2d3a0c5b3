import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { assert } from '../../../shared/base/assert.ts';
import { deserialiseError } from '../../../shared/base/appError.ts';
import { hostOf } from '../../../shared/jobs/hostOf.ts';
import type { Job } from '../../../shared/jobs/Job.ts';
import type { JobEvent } from '../../../shared/jobs/JobEvent.ts';
import type { JobResult } from '../../../shared/jobs/JobResult.ts';
import { jobKindOf, type JobSpec } from '../../../shared/jobs/JobSpec.ts';
import { engineEnvironment } from '../../jobs/engineEnvironment.ts';
import { RunningJob } from '../../jobs/RunningJob.ts';
import { startEngine } from '../../jobs/startEngine.ts';
import { isDeterministic } from '../../runs/isDeterministic.ts';
import { exitCodes } from './exitCodes.ts';
import { plainLines } from './progress/plainLines.ts';
import { progressBar } from './progress/progressBar.ts';
import type { Session } from './Session.ts';

type SpecKind = JobSpec['kind'];
type ResultOf<Kind extends SpecKind> = Extract<JobResult, { kind: Kind extends 'resume' ? 'train' : Kind }>;

/**
 * Runs a job in an engine process to its end, following it on stderr, with `isJson` on stdout as well, and answers the exit
 * code. The first Ctrl-C asks the job to stop, the second ends its process.
 * `onResult` shows the result to people; machines get it as the last line. `threads` are those of the engine; null takes one
 * for each core.
 * @throws AppError what made the job fail.
 */
export async function runJob<Kind extends SpecKind>(
  spec: Extract<JobSpec, { kind: Kind }>,
  session: Session,
  isJson: boolean,
  onResult: (result: ResultOf<Kind>) => void,
  threads: number | null = null,
): Promise<number> {
  const job = await follow(spec, session, isJson, threads);
  if (job.state === 'failed') {
    assert(job.error, 'a failed job has an error');
    throw deserialiseError(job.error);
  }
  if (job.state === 'cancelled') {
    sayWhatIsKept(job, session, isJson);
    return exitCodes.interrupted;
  }
  const { result } = job;
  assert(isOfKind(result, spec), 'a job that succeeded has a result of its kind');
  if (isJson) session.printJson(result);
  else onResult(result);
  return exitCodes.success;
}

const isOfKind = <Kind extends SpecKind>(
  result: JobResult | null,
  spec: Extract<JobSpec, { kind: Kind }>,
): result is ResultOf<Kind> => result?.kind === jobKindOf(spec);

async function follow(spec: JobSpec, session: Session, isJson: boolean, threads: number | null): Promise<Job> {
  const { ports } = session;
  const progress = ports.isTerminal ? progressBar(session) : plainLines(session);
  let interrupts = 0;
  const onEvent = (event: JobEvent): void => {
    if (isJson) session.printJson(event);
    // What a job still says while it stops is of no use to people.
    if (interrupts === 0) progress.onEvent(event, running.job);
  };
  const running = new RunningJob(randomUUID(), spec.kind, spec, onEvent, () => {
    session.note(session.translator.error({ code: 'engine/silent', values: { title: spec.kind } }));
  });
  const isAlone = await isDeterministic(spec, ports.dataRoot);
  const limits = { priority: 'low', threads: isAlone ? 1 : threads } as const;
  running.begin(startEngine(ports.forkEngine, engineEnvironment(limits), hostOf(spec.kind)));
  const stopListening = ports.onInterrupt(() => {
    interrupts += 1;
    if (interrupts === 1) {
      progress.close();
      session.note(session.text('cli.interrupt.cancelling'));
      running.cancel();
    } else running.kill();
  });
  await running.gone;
  stopListening();
  progress.close();
  return running.job;
}

function sayWhatIsKept(job: Job, session: Session, isJson: boolean): void {
  const { run, checkpoint } = job.artifacts;
  if (isJson) session.printJson({ cancelled: true, run: run ?? null, checkpoint: checkpoint ?? null });
  if (job.kind !== 'train') session.note(session.text('cli.interrupt.stopped'));
  else if (checkpoint === undefined || run === undefined) session.note(session.text('cli.interrupt.nothingKept'));
  else session.note(session.text('cli.interrupt.resume', { run: basename(run) }));
}
