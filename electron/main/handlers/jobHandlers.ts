import { basename } from 'node:path';
import type { JobSpec } from '../../../shared/jobs/JobSpec.ts';
import { refusal } from '../answerRequest.ts';
import type { HandlersOf } from '../Handlers.ts';
import type { Services } from '../Services.ts';

export function jobHandlers({ jobs, grants }: Services): HandlersOf<'job'> {
  return {
    'job.start': ({ spec, title }) => ({ jobId: jobs.start(withinReach(spec), title) }),
    'job.cancel': ({ jobId }) => jobs.cancel(jobId),
    'job.pause': ({ jobId }) => jobs.pause(jobId),
    'job.resume': ({ jobId }) => jobs.resume(jobId),
    'job.list': () => jobs.list(),
  };

  /** The engine goes where a job sends it: the window may name runs and datasets, and folders that the user chose. */
  function withinReach(spec: JobSpec): JobSpec {
    const names = spec.kind === 'train' ? [spec.settings.dataset] : [spec.run];
    for (const name of names) {
      if (basename(name) !== name || name.startsWith('.')) throw refusal('job.start', `“${name}” is no name`);
    }
    if (spec.kind === 'export') return { ...spec, folder: grants.requireAny(spec.folder) };
    if (spec.kind === 'train' && spec.exportTo !== null) return { ...spec, exportTo: grants.requireAny(spec.exportTo) };
    return spec;
  }
}
