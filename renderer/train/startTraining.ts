import { currentDocument } from '../stores/documents.ts';
import { datasets } from '../stores/datasets.ts';
import { engineStore } from '../stores/engine.ts';
import { jobs, runningJob } from '../stores/jobs.ts';
import { announce } from '../stores/notices.ts';
import { documentTitle } from '../stores/OpenDocument.ts';
import { noteTraining } from '../stores/trainingWarnings.ts';
import { type TrainBlock, type TrainSituation, trainBlock } from './trainBlock.ts';
import { currentForm, pickDataset } from '../stores/trainForm.ts';
import { showJob } from '../stores/shownRun.ts';

function situation(): TrainSituation {
  const open = currentDocument();
  const document = open?.history.present;
  return {
    document,
    lowered: open?.lowered,
    dataset: pickDataset(datasets.store.getState().value ?? [], currentForm().chosenDataset, document),
    engine: engineStore.getState(),
    options: currentForm().options,
  };
}

/**
 * Trains the document in front with the settings of the form, after the trainings that were started before; returns what
 * is in the way, if something is.
 */
export async function startTraining(): Promise<TrainBlock | null> {
  const now = situation();
  const block = trainBlock(now);
  const open = currentDocument();
  if (block !== null || open === null || now.dataset === null) return block;
  const settings = { ...currentForm().options, dataset: now.dataset.id };
  const spec = { kind: 'train', document: open.history.present, settings, exportTo: null } as const;
  const isQueued = runningJob(jobs.store.getState(), 'train') !== null;
  const jobId = await jobs.start(documentTitle(open), spec);
  noteTraining(open.id, jobId);
  if (isQueued) announce({ kind: 'text', key: 'train.queued' });
  else showJob(jobId);
  return null;
}
