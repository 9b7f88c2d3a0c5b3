import { performance } from 'node:perf_hooks';
import { required } from '../../../shared/base/assert.ts';
import { createRandom } from '../../../shared/base/random.ts';
import type { JobResult } from '../../../shared/jobs/JobResult.ts';
import type { JobSpecOf } from '../../../shared/jobs/JobSpec.ts';
import { addCosts, noCosts } from '../../../shared/lowering/Costs.ts';
import type { JobContext } from '../JobContext.ts';
import { drawWeight } from '../model/drawWeight.ts';
import { Network } from '../model/Network.ts';
import { createInference, type Inference } from '../session/createInference.ts';
import { takeTurns } from '../takeTurns.ts';
import { headLosses } from '../training/losses.ts';
import { versions } from '../versions.ts';
import { requirePlan } from './requirePlan.ts';

type Result = Extract<JobResult, { kind: 'profile' }>;

/** The first ones set things up and are not counted. */
const warmRepeats = 20;
const [fewestRepeats, mostRepeats] = [5, 1000];
const enoughMs = 2000;
/** Small batches take turns, so that none finds the numbers of the one before in the caches. */
const turns = 4;
const largeBatch = 2 ** 22;

/**
 * How long a network takes for a batch, from numbers to numbers, the way predictions are made: recorded, with normalisation
 * folded. Its weights are drawn: what they are does not change the time.
 */
export async function profileJob({ document, batchSize }: JobSpecOf<'profile'>, context: JobContext): Promise<Result> {
  context.emit({ type: 'progress', phase: 'preparing', done: 0, total: 1 });
  const plan = requirePlan(document);
  const network = new Network(plan, weight => drawWeight(weight, 1));
  let inference: Inference | undefined;
  try {
    const outputs = headLosses(plan, 'evaluation').map(({ head }) => head.layer);
    inference = createInference(network, outputs, batchSize, context);
    const { height, width, channels } = plan.input;
    const batches = drawBatches(batchSize * height * width * channels);
    const times = await timeBatches(inference, batches, batchSize, context);
    const at = (share: number): number => required(times[Math.round(share * (times.length - 1))], 'a time');
    return {
      kind: 'profile',
      name: document.name,
      batchSize,
      repeats: times.length,
      medianMs: at(0.5),
      lowMs: at(0.05),
      highMs: at(0.95),
      macs: plan.layers.map(({ costs }) => costs).reduce(addCosts, noCosts).macs,
      threads: Number(versions()['threads']),
    };
  } finally {
    inference?.dispose();
    network.dispose();
  }
}

/** Prepared images of noise. */
function drawBatches(size: number): readonly Float32Array[] {
  const random = createRandom(1);
  return Array.from({ length: size < largeBatch ? turns : 1 }, () =>
    Float32Array.from({ length: size }, () => 2 * random.next() - 1),
  );
}

/** In ms, in ascending order. */
async function timeBatches(
  inference: Inference,
  batches: readonly Float32Array[],
  batchSize: number,
  context: JobContext,
): Promise<readonly number[]> {
  const times: number[] = [];
  let elapsedMs = 0;
  for (let repeat = 0; times.length < mostRepeats; repeat += 1) {
    if (elapsedMs >= enoughMs && times.length >= fewestRepeats) break;
    await takeTurns(context);
    const beganAt = performance.now();
    inference.compute(required(batches[repeat % batches.length], 'a batch'), batchSize);
    const tookMs = performance.now() - beganAt;
    elapsedMs += tookMs;
    const isWarm = repeat >= warmRepeats || elapsedMs >= enoughMs;
    if (isWarm) times.push(tookMs);
    if (repeat % 50 === 0)
      context.emit({ type: 'progress', phase: 'measuring', done: times.length, total: mostRepeats });
  }
  return times.sort((a, b) => a - b);
}
