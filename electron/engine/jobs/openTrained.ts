import { AppError } from '../../../shared/base/appError.ts';
import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import { Run } from '../../runs/Run.ts';
import type { Network } from '../model/Network.ts';
import { networkFrom } from '../model/networkValues.ts';
import { requirePlan } from './requirePlan.ts';

/** A run with the network of its best epoch, or as it was left before the first was through. Whoever opens it disposes of the network. */
export interface TrainedRun {
  readonly run: Run;
  readonly document: GraphDocument;
  readonly network: Network;
}

/** @throws AppError `run/unknown`, `run/damaged` or `run/noCheckpoint` */
export async function openTrained(dataRoot: string, id: string): Promise<TrainedRun> {
  const run = await Run.open(dataRoot, id);
  const document = await run.document();
  const plan = requirePlan(document);
  const values = await run.checkpoints.readWeights();
  if (!values) throw new AppError('run/noCheckpoint', { run: run.id });
  const network = networkFrom(plan, values);
  if (!network.ok) throw new AppError('run/damaged', { run: run.id, reason: `${network.error} is missing` });
  return { run, document, network: network.value };
}
