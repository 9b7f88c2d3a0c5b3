import { required } from '../../../shared/base/assert.ts';
import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import { lower } from '../../../shared/lowering/lower.ts';
import { median } from '../report/statistics.ts';
import { buildInTfjs } from './buildInTfjs.ts';

const buildsPerRound = 3;

/** Median time of building a document's network in tfjs-layers; null where that API lacks a layer of it. */
export function timeTfjs(document: GraphDocument): number | null {
  const plan = required(lower(document).plan, 'a plan');
  const times: number[] = [];
  for (let build = 0; build < buildsPerRound; build += 1) {
    const began = performance.now();
    const model = buildInTfjs(plan);
    times.push(performance.now() - began);
    if (model === null) return null;
    model.dispose();
  }
  return median(times);
}
