import type { JobResult } from '../jobs/JobResult.ts';
import type { JobSpec } from '../jobs/JobSpec.ts';
import type { LessonFigure } from './Lesson.ts';
import type { Documents } from './Networks.ts';

/** Figures that only a network that runs can give. */
export interface Measurement extends Pick<LessonFigure, 'title'> {
  /** What will be done, and how long that takes. */
  readonly text: LessonFigure['text'];
  /** Yields the jobs to run, one after the other, takes their results, and returns the figures. */
  readonly jobs: (documents: Documents) => Generator<JobSpec, readonly LessonFigure[], JobResult>;
}
