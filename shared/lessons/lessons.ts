import type { TemplateFile } from '../templates/TemplateFile.ts';
import { alexnet } from './alexnet.ts';
import { capsnet } from './capsnet.ts';
import { capsulePoses } from './capsulePoses.ts';
import { costKinds } from './costKinds.ts';
import { densenet } from './densenet.ts';
import { efficientnet } from './efficientnet.ts';
import { ghostnet } from './ghostnet.ts';
import { googlenet } from './googlenet.ts';
import { gradientNorms } from './gradientNorms.ts';
import type { Lesson, LessonFigure } from './Lesson.ts';
import type { Measurement } from './Measurement.ts';
import { mnasnet } from './mnasnet.ts';
import { mobilenetV1 } from './mobilenetV1.ts';
import { mobilenetV2 } from './mobilenetV2.ts';
import { mobilenetV3 } from './mobilenetV3.ts';
import { networksOf } from './Networks.ts';
import { resnet } from './resnet.ts';
import { shufflenetV1 } from './shufflenetV1.ts';
import { shufflenetV2 } from './shufflenetV2.ts';
import { squeezenet } from './squeezenet.ts';
import { vgg } from './vgg.ts';

/** Lessons by family, in the order in which they build on each other: what came first, then what it made possible. */
const lessons = new Map<string, Lesson>([
  ['alexnet', alexnet],
  ['vgg', vgg],
  ['googlenet', googlenet],
  ['resnet', resnet],
  ['densenet', densenet],
  ['squeezenet', squeezenet],
  ['mobilenet-v1', mobilenetV1],
  ['mobilenet-v2', mobilenetV2],
  ['shufflenet-v1', shufflenetV1],
  ['shufflenet-v2', shufflenetV2],
  ['mnasnet', mnasnet],
  ['mobilenet-v3', mobilenetV3],
  ['ghostnet', ghostnet],
  ['efficientnet', efficientnet],
  ['capsnet', capsnet],
]);

/** What can be measured beside a family's lesson. */
const measurements = new Map<string, Measurement>([
  ['resnet', gradientNorms],
  ['capsnet', capsulePoses],
]);

export const measurementOf = ({ id }: TemplateFile): Measurement | null => measurements.get(id) ?? null;

const order = [...lessons.keys()];
const placeOf = ({ id }: TemplateFile): number => (order.includes(id) ? order.indexOf(id) : order.length);

/** Families in reading order; those without a lesson of their own come last. */
export const inReadingOrder = (families: readonly TemplateFile[]): readonly TemplateFile[] =>
  families.toSorted((a, b) => placeOf(a) - placeOf(b));

/**
 * The figures of a family's lesson, worked out one after the other from the templates by lowering them; null where
 * others may go first. Every family ends with what its layers cost.
 */
export function* lessonOf(
  family: TemplateFile,
  families: readonly TemplateFile[],
): Generator<LessonFigure | null, undefined> {
  const networks = networksOf(families);
  yield* lessons.get(family.id)?.(networks) ?? [];
  yield costKinds(networks(family.id));
}
