import type { Job } from '../../../../shared/jobs/Job.ts';
import type { JobEvent } from '../../../../shared/jobs/JobEvent.ts';

/** Follows a job for somebody. */
export interface Reporter {
  /** `job` is the job after the event. */
  onEvent(event: JobEvent, job: Job): void;
  /** Nothing more will come. */
  close(): void;
}
