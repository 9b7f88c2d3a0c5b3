import { dialog } from 'electron';
import { unreachable } from '../../../shared/base/assert.ts';
import { describeValue } from '../../../shared/graph/describeIssue.ts';
import type { JobSpec } from '../../../shared/jobs/JobSpec.ts';
import { isModelFile, modelFileEndings } from '../../../shared/training/isModelFile.ts';
import { isDeterministic } from '../../runs/isDeterministic.ts';
import { refusal } from '../answerRequest.ts';
import type { HandlersOf } from '../Handlers.ts';
import type { Services } from '../Services.ts';

export function jobHandlers({ jobs, grants, dataRoot, translator, window }: Services): HandlersOf<'job'> {
  return {
    'job.start': async ({ spec, title }) => {
      const allowed = withinReach(spec);
      return { jobId: jobs.start(allowed, title, await isDeterministic(allowed, dataRoot)) };
    },
    'job.cancel': ({ jobId }) => jobs.cancel(jobId),
    'job.pause': ({ jobId }) => jobs.pause(jobId),
    'job.resume': ({ jobId }) => jobs.resume(jobId),
    'job.move': ({ jobId, by }) => jobs.move(jobId, by),
    'job.ask': ({ jobId, question }) => jobs.ask(jobId, question),
    'job.list': () => jobs.list(),
    'job.chooseWeights': async () => {
      const filters = [{ name: translator().text('finetune.fileKind'), extensions: [...modelFileEndings] }];
      const asked = await dialog.showOpenDialog(window.browserWindow, { properties: ['openFile'], filters });
      const [path] = asked.filePaths;
      return path === undefined ? null : grants.grantFile(path);
    },
  };

  /** The engine goes where a job sends it: the window may name runs and datasets, and files that the user chose. */
  function withinReach(spec: JobSpec): JobSpec {
    for (const word of namesIn(spec))
      if (!name.test(word)) throw refusal('job.start', `${describeValue(word)} is no name`);
    return withGrantedFolders(withGrantedWeights(spec));
  }

  function withGrantedWeights(spec: JobSpec): JobSpec {
    if (spec.kind !== 'train' && spec.kind !== 'estimate' && spec.kind !== 'lrFind') return spec;
    const { from } = spec.settings;
    if (from === null || !isModelFile(from)) return spec;
    return { ...spec, settings: { ...spec.settings, from: grants.requireAny(from) } };
  }

  function withGrantedFolders(spec: JobSpec): JobSpec {
    if (spec.kind === 'importDataset') return { ...spec, source: grants.requireAny(spec.source) };
    if (spec.kind === 'export') return { ...spec, folder: grants.requireAny(spec.folder) };
    if (spec.kind === 'capsules' && spec.folder !== null) return { ...spec, folder: grants.requireAny(spec.folder) };
    if ('exportTo' in spec && spec.exportTo !== null) return { ...spec, exportTo: grants.requireAny(spec.exportTo) };
    return spec;
  }
}

/** Of a run or dataset: nothing that a path is made of. */
const name = /^[A-Za-z0-9][\w.-]*$/;

function namesIn(spec: JobSpec): readonly string[] {
  switch (spec.kind) {
    case 'train':
    case 'estimate':
    case 'lrFind': {
      const { dataset, from, distillation } = spec.settings;
      const run = from === null || isModelFile(from) ? null : from;
      return [dataset, run, distillation?.run].filter(word => typeof word === 'string');
    }
    case 'gradients':
    case 'previewAugmentation':
      return [spec.dataset];
    case 'capsules':
    case 'evaluate':
      return spec.dataset === null ? [spec.run] : [spec.run, spec.dataset];
    case 'resume':
    case 'predict':
    case 'serve':
    case 'export':
      return [spec.run];
    case 'profile':
    case 'importDataset':
      return [];
    default:
      return unreachable(spec);
  }
}
