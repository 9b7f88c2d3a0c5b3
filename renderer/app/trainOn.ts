import { currentDocument } from '../stores/documents.ts';
import { chooseDataset } from '../train/trainForm.ts';
import { showTrainForm } from './panels.ts';
import { showPage } from './view.ts';

/** Chooses a dataset for the next run, and shows the form; without a network to train, the gallery. */
export function trainOn(dataset: string): void {
  chooseDataset(dataset);
  showTrainForm();
  showPage(currentDocument() === null ? 'gallery' : null);
}
