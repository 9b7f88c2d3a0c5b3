import { datasets } from '../stores/datasets.ts';
import { announce } from '../stores/notices.ts';
import { currentDocument } from '../stores/documents.ts';
import { chooseDataset } from '../stores/trainForm.ts';
import { showTrainForm } from './panels.ts';
import { showPage } from './view.ts';

/** Chooses a dataset for the next run, and shows the form; without a network to train, the gallery to choose one in. */
export function trainOn(dataset: string): void {
  chooseDataset(dataset);
  showTrainForm();
  const hasNetwork = currentDocument() !== null;
  showPage(hasNetwork ? null : 'gallery');
  const name = datasets.store.getState().value?.find(({ id }) => id === dataset)?.name ?? dataset;
  if (!hasNetwork) announce({ kind: 'text', key: 'datasets.chooseNetwork', values: { dataset: name } });
}
