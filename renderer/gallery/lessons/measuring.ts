import { createStore } from 'zustand/vanilla';
import { deserialiseError, type SerialisedError, serialiseError } from '../../../shared/base/appError.ts';
import type { JobResult } from '../../../shared/jobs/JobResult.ts';
import type { JobSpec } from '../../../shared/jobs/JobSpec.ts';
import type { LessonFigure } from '../../../shared/lessons/Lesson.ts';
import { measurementOf } from '../../../shared/lessons/lessons.ts';
import { documentsOf } from '../../../shared/lessons/Networks.ts';
import type { TemplateFile } from '../../../shared/templates/TemplateFile.ts';
import { invoke } from '../../client/client.ts';
import { jobs } from '../../stores/jobs.ts';
import { whenEnded } from '../../stores/whenEnded.ts';

/** How far the measurement of a lesson is. */
export type Measuring =
  | { readonly state: 'measuring'; readonly jobId: string | null }
  | { readonly state: 'measured'; readonly figures: readonly LessonFigure[] }
  | { readonly state: 'stopped' }
  | { readonly state: 'failed'; readonly error: SerialisedError };

/** By family; what was measured stays until the window is closed. */
export const measuringStore = createStore<Readonly<Record<string, Measuring>>>(() => ({}));

const set = (family: TemplateFile, measuring: Measuring): void => measuringStore.setState({ [family.id]: measuring });

/** Runs the jobs of a family's measurement, one after the other, until they are through, fail or are stopped. */
export async function measure(family: TemplateFile, families: readonly TemplateFile[], title: string): Promise<void> {
  const measurement = measurementOf(family);
  if (!measurement || measuringStore.getState()[family.id]?.state === 'measuring') return;
  set(family, { state: 'measuring', jobId: null });
  try {
    const steps = measurement.jobs(documentsOf(families));
    let step = steps.next();
    while (step.done !== true) {
      const jobId = await jobs.start(titleOf(step.value, title), step.value);
      set(family, { state: 'measuring', jobId });
      const result = await resultOf(jobId);
      if (result === null) {
        set(family, { state: 'stopped' });
        return;
      }
      step = steps.next(result);
    }
    set(family, { state: 'measured', figures: step.value });
  } catch (thrown) {
    set(family, { state: 'failed', error: serialiseError(thrown) });
  }
}

/** Trainings are called by their network, as everywhere. */
const titleOf = (spec: JobSpec, title: string): string => ('document' in spec ? spec.document.name : title);

/** Null when it was stopped. @throws AppError what made the job fail. */
async function resultOf(jobId: string): Promise<JobResult | null> {
  const { error, result } = await whenEnded(jobId);
  if (error !== null) throw deserialiseError(error);
  return result;
}

export async function stopMeasuring(jobId: string): Promise<void> {
  await invoke('job.cancel', { jobId });
}
