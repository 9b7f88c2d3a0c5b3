import type { TrainSettings } from '../../../shared/jobs/TrainSettings.ts';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isModelFile } from '../../../shared/training/isModelFile.ts';
import { findRun } from './findRun.ts';
import type { Session } from './Session.ts';

/**
 * The settings with the runs that were named found: by id, or by folder where it was a folder. Training may begin with a
 * file of weights or an exported model as well. @throws AppError `run/…`
 */
export async function findRunsOf(settings: TrainSettings, session: Session): Promise<TrainSettings> {
  const { from, distillation } = settings;
  const find = async (name: string): Promise<string> => {
    const run = await findRun(name, session);
    return /[\\/]/.test(name) ? run.folder : run.id;
  };
  return {
    ...settings,
    from: from === null ? null : (modelFile(from) ?? (await find(from))),
    distillation: distillation && { ...distillation, run: await find(distillation.run) },
  };
}

/** The file of weights that is named, or that lies in the folder of a model; null where it is neither. */
function modelFile(name: string): string | null {
  if (isModelFile(name)) return resolve(name);
  const file = join(resolve(name), 'model.json');
  return existsSync(file) ? file : null;
}
