import type { Job } from '../../shared/jobs/Job.ts';

/** Share of the present phase that is done, 0..1; null while it cannot be known. */
export function phaseShare({ progress }: Job): number | null {
  return progress === null || progress.total === 0 ? null : Math.min(1, progress.done / progress.total);
}

/** Share of all epochs that is done, 0..1. */
export function runShare(job: Job): number | null {
  const { progress } = job;
  const share = phaseShare(job);
  if (progress?.epoch === undefined || progress.epochs === undefined || share === null) return share;
  const within = progress.phase === 'training' ? share : progress.phase === 'preparing' ? 0 : 1;
  return Math.min(1, (progress.epoch - 1 + within) / progress.epochs);
}
