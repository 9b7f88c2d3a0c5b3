import { useEffect, useState } from 'react';
import type { Job } from '../../shared/jobs/Job.ts';

type Progress = NonNullable<Job['progress']>;

/** Share of the present phase that is done, 0..1; null while it cannot be known. */
export const shareOf = (progress: Progress | null): number | null =>
  progress === null || progress.total === 0 ? null : Math.min(1, progress.done / progress.total);

/**
 * How far a run is, for people: while an epoch is validated, where the training stands and how long it still takes, so
 * that neither jumps to the images of the validation and back.
 */
export function useSteadyProgress({ id, progress }: Job): Progress | null {
  const [training, setTraining] = useState<{ readonly id: string; readonly progress: Progress } | null>(null);
  useEffect(() => {
    if (progress?.phase === 'training') setTraining({ id, progress });
  }, [id, progress]);
  return progress?.phase === 'validating' && training?.id === id ? training.progress : progress;
}
