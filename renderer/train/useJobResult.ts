import { useEffect, useState } from 'react';
import { type SerialisedError, serialiseError } from '../../shared/base/appError.ts';
import { isFinal } from '../../shared/jobs/JobEvent.ts';
import type { Job } from '../../shared/jobs/Job.ts';
import type { JobResult } from '../../shared/jobs/JobResult.ts';
import type { JobKind, JobSpec } from '../../shared/jobs/JobSpec.ts';
import { invoke } from '../client/client.ts';
import { jobs, useJob } from '../stores/jobs.ts';

type ResultOf<Kind extends JobKind> = Extract<JobResult, { kind: Kind }>;

interface Answer<Kind extends JobKind> {
  readonly job: Job | null;
  readonly result: ResultOf<Kind> | null;
  readonly error: SerialisedError | null;
}

/** Runs a job for a view, once: a view that wants another one gets another key. Whoever leaves ends it. */
export function useJobResult<Kind extends JobKind>(
  title: string,
  spec: JobSpec & { readonly kind: Kind },
): Answer<Kind> {
  const [wanted] = useState({ title, spec });
  const [id, setId] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<SerialisedError | null>(null);
  const job = useJob(id);
  useEffect(() => {
    let started: string | null = null;
    let isLeft = false;
    const end = (jobId: string): void => {
      const { state = 'succeeded' } = jobs.store.getState().jobs[jobId] ?? {};
      if (!isFinal(state)) void invoke('job.cancel', { jobId });
    };
    jobs.start(wanted.title, wanted.spec).then(
      jobId => {
        started = jobId;
        if (isLeft) end(jobId);
        else setId(jobId);
      },
      (thrown: unknown) => setRefusal(serialiseError(thrown)),
    );
    return () => {
      isLeft = true;
      if (started !== null) end(started);
    };
  }, [wanted]);
  const result = job?.result ?? null;
  return { job, result: isOfKind(result, spec.kind) ? result : null, error: refusal ?? job?.error ?? null };
}

const isOfKind = <Kind extends JobKind>(result: JobResult | null, kind: Kind): result is ResultOf<Kind> =>
  result?.kind === kind;
