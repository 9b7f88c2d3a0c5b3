import { AppError } from '../../../shared/base/appError.ts';
import { formatShape } from '../../../shared/base/shape.ts';
import { assert, required } from '../../../shared/base/assert.ts';
import { applyCommand } from '../../../shared/graph/applyCommand.ts';
import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import { fitDocument } from '../../../shared/lowering/fitDocument.ts';
import type { LayerPlan } from '../../../shared/lowering/LayerPlan.ts';
import { lower } from '../../../shared/lowering/lower.ts';
import type { DatasetInfo } from '../../../shared/jobs/DatasetInfo.ts';
import { listDatasets, openDataset } from '../../datasets/datasets.ts';
import type { Session } from './Session.ts';

/** A network without errors and the dataset it is to learn, which fit each other. */
export interface FittedNetwork {
  readonly document: GraphDocument;
  readonly plan: LayerPlan;
  readonly dataset: DatasetInfo;
}

/**
 * The network ready for a dataset: adapted if asked.
 * @throws AppError `dataset/…` when they do not fit or data is missing, `network/invalid` when the network has errors.
 */
export async function fitNetwork(
  document: GraphDocument,
  datasetId: string,
  isAdapting: boolean,
  session: Session,
): Promise<FittedNetwork> {
  const dataset = findDataset(await listDatasets(session.ports.dataRoot), datasetId);
  // Nothing is adapted to a dataset that is not all there: opening it says what is wrong.
  if (dataset.missing !== null) await openDataset(datasetId, session.ports.dataRoot);
  const { problems, command } = fitDocument(document, dataset);
  let fitted = document;
  if (command) {
    const reason = problems.map(problem => session.translator.problem(problem)).join(' ');
    if (!isAdapting) throw new AppError('dataset/doesNotFit', { dataset: dataset.name, reason });
    const adapted = applyCommand(document, command);
    assert(adapted.ok, 'the fix of a fit applies');
    fitted = adapted.value;
    const input = formatShape([dataset.height, dataset.width, dataset.channels]);
    const values = { dataset: dataset.name, input, classes: dataset.labels.length };
    session.note(session.text('cli.train.adapted', values));
  }
  const { plan, problems: found } = lower(fitted);
  if (plan) return { document: fitted, plan, dataset };
  session.noteProblems(found);
  const errors = found.filter(({ severity }) => severity === 'error');
  const first = session.translator.problem(required(errors[0], 'an error without a plan'));
  throw new AppError('network/invalid', { count: errors.length, first });
}

function findDataset(datasets: readonly DatasetInfo[], id: string): DatasetInfo {
  const found = datasets.find(dataset => dataset.id === id);
  if (found) return found;
  throw new AppError('dataset/unknown', { dataset: id, known: datasets.map(dataset => dataset.id).join(', ') });
}
