import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert } from '../../shared/base/assert.ts';
import type { JobResult } from '../../shared/jobs/JobResult.ts';
import type { LessonFigure } from '../../shared/lessons/Lesson.ts';
import { measurementOf } from '../../shared/lessons/lessons.ts';
import { documentsOf } from '../../shared/lessons/Networks.ts';
import type { TemplateFile } from '../../shared/templates/TemplateFile.ts';

/** The results of a family's measurement, job by job, from when they were measured. */
const fileOf = ({ id }: TemplateFile): string => join(process.cwd(), 'e2e', 'figures', 'measured', `${id}.json`);

/** How each family's results came about. */
const how: Readonly<Record<string, string>> = {
  resnet:
    'Measured by `lightweave gradients resnet --variant resnet56-cifar --dataset shapes`, once with `--set shortcut=none`; the lesson in the window measures it anew.',
  capsnet:
    'Measured on a small CapsNet after 10 epochs of MNIST, moved by up to 2 pixels in training; the lesson in the window trains for less than one. More pictures: [capsules.md](capsules.md).',
};

export const measuredHow = ({ id }: TemplateFile): string => how[id] ?? '';

/** The figures that the window draws on request, from results that are kept in the repository; none where none are. */
export function measuredFigures(family: TemplateFile, templates: readonly TemplateFile[]): readonly LessonFigure[] {
  const measurement = measurementOf(family);
  if (!measurement || !existsSync(fileOf(family))) return [];
  const results = JSON.parse(readFileSync(fileOf(family), 'utf8')) as readonly JobResult[];
  const steps = measurement.jobs(documentsOf(templates));
  let step = steps.next();
  for (const result of results) step = steps.next(result);
  assert(step.done === true, `all results of ${family.id} are kept`);
  return step.value;
}
