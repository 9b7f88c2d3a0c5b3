import { AppError } from '../../../shared/base/appError.ts';
import { required } from '../../../shared/base/assert.ts';
import type { Problem } from '../../../shared/base/problem.ts';
import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import type { DatasetInfo } from '../../../shared/jobs/DatasetInfo.ts';
import { fitDocument } from '../../../shared/lowering/fitDocument.ts';
import type { LayerPlan } from '../../../shared/lowering/LayerPlan.ts';
import { lower } from '../../../shared/lowering/lower.ts';
import { createTranslator } from '../../../shared/text/Translator.ts';
import { headLosses, classifierOf } from '../training/losses.ts';

const translator = createTranslator('en');

const invalid = (count: number, first: Pick<Problem, 'code' | 'values'>): AppError =>
  new AppError('network/invalid', { count, first: translator.problem(first) });

/** The plan of a document without errors, which names a class for an image. @throws AppError `network/invalid` */
export function requirePlan(document: GraphDocument): LayerPlan {
  const { plan, problems } = lower(document);
  if (!plan) {
    const errors = problems.filter(({ severity }) => severity === 'error');
    throw invalid(errors.length, required(errors[0], 'an error without a plan'));
  }
  if (classifierOf(headLosses(plan, 'evaluation')) === undefined) throw invalid(1, { code: 'head/none', values: {} });
  return plan;
}

/** That a network takes a dataset's images and has its classes. @throws AppError `dataset/doesNotFit` */
export function requireFit(document: GraphDocument, dataset: DatasetInfo): void {
  const reason = misfitOf(document, dataset);
  if (reason !== null) throw new AppError('dataset/doesNotFit', { dataset: dataset.name, reason });
}

/** Why a network cannot see a dataset's images or name its classes, in sentences; null where it can. */
export function misfitOf(document: GraphDocument, dataset: DatasetInfo): string | null {
  const { problems } = fitDocument(document, dataset);
  return problems.length === 0 ? null : problems.map(problem => translator.problem(problem)).join(' ');
}
