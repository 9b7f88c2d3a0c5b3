import { useState } from 'react';
import { serialiseError } from '../../shared/base/appError.ts';
import type { Job } from '../../shared/jobs/Job.ts';
import { isFinal } from '../../shared/jobs/JobEvent.ts';
import type { JobSpec } from '../../shared/jobs/JobSpec.ts';
import { jobs, useJob } from './jobs.ts';
import { announce } from './notices.ts';

interface AskedJob {
  /** Null before somebody asks, and once something else is asked about. */
  readonly job: Job | null;
  readonly isRunning: boolean;
  readonly ask: (title: string, spec: JobSpec) => void;
}

/** A job that answers a question about what people look at, when they ask; forgotten when `subject` changes. */
export function useAskedJob(subject: string): AskedJob {
  const [asked, setAsked] = useState<{ readonly subject: string; readonly id: string } | null>(null);
  const job = useJob(asked?.subject === subject ? asked.id : null);
  const ask = (title: string, spec: JobSpec): void => {
    void jobs
      .start(title, spec)
      .then(id => setAsked({ subject, id }))
      .catch((thrown: unknown) => announce({ kind: 'error', error: serialiseError(thrown) }, { tone: 'error' }));
  };
  return { job, isRunning: job !== null && !isFinal(job.state), ask };
}
