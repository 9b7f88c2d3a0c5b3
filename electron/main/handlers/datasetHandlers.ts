import { dialog } from 'electron';
import { listDatasets } from '../../datasets/datasets.ts';
import { removeDataset, restoreDataset } from '../../datasets/removeDataset.ts';
import type { HandlersOf } from '../Handlers.ts';
import type { Services } from '../Services.ts';

export const datasetHandlers = ({ browser, dataRoot, grants, window }: Services): HandlersOf<'dataset'> => ({
  'dataset.list': () => listDatasets(dataRoot),
  'dataset.show': input => browser.ask('show', input),
  'dataset.labels': input => browser.ask('labels', input),
  'dataset.images': input => browser.ask('images', input),
  'dataset.remove': ({ dataset }) => {
    browser.close();
    return removeDataset(dataset, dataRoot);
  },
  'dataset.restore': ({ dataset }) => restoreDataset(dataset, dataRoot),
  'dataset.chooseSource': async ({ kind }) => {
    const properties = [kind === 'file' ? ('openFile' as const) : ('openDirectory' as const)];
    const [path] = (await dialog.showOpenDialog(window.browserWindow, { properties })).filePaths;
    if (path === undefined) return null;
    return kind === 'file' ? grants.grantFile(path) : grants.grantFolder(path);
  },
});
