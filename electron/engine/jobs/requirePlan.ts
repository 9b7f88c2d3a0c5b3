import { AppError } from '../../../shared/base/appError.ts';
import { required } from '../../../shared/base/assert.ts';
import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import type { DatasetInfo } from '../../../shared/jobs/DatasetInfo.ts';
import { fitDocument } from '../../../shared/lowering/fitDocument.ts';
import type { LayerPlan } from '../../../shared/lowering/LayerPlan.ts';
import { lower } from '../../../shared/lowering/lower.ts';
import { createTranslator } from '../../../shared/text/Translator.ts';
import { headLosses, classifierOf } from '../training/losses.ts';

const translator = createTranslator('en');

/** The plan of a document without errors. @throws AppError `network/invalid` */
export function requirePlan(document: GraphDocument): LayerPlan {
  const { plan, problems } = lower(document);
  if (plan) return plan;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const first = translator.problem(required(errors[0], 'an error without a plan'));
  throw new AppError('network/invalid', { count: errors.length, first });
}

/** That a network takes a dataset's images and names its classes. @throws AppError `dataset/doesNotFit` */
export function requireFit(document: GraphDocument, plan: LayerPlan, dataset: DatasetInfo): void {
  const reasons = fitDocument(document, dataset).problems.map(problem => translator.problem(problem));
  if (classifierOf(headLosses(plan, 'evaluation')) === undefined) {
    reasons.push(translator.problem({ code: 'head/none', values: {} }));
  }
  if (reasons.length === 0) return;
  throw new AppError('dataset/doesNotFit', { dataset: dataset.name, reason: reasons.join(' ') });
}
