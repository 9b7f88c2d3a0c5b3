import type { TrainSettings } from '../../../shared/jobs/TrainSettings.ts';
import { findRun } from './findRun.ts';
import type { Session } from './Session.ts';

/** The settings with the runs that were named found: by id, or by folder where it was a folder. @throws AppError `run/…` */
export async function findRunsOf(settings: TrainSettings, session: Session): Promise<TrainSettings> {
  const { from, distillation } = settings;
  const find = async (name: string): Promise<string> => {
    const run = await findRun(name, session);
    return /[\\/]/.test(name) ? run.folder : run.id;
  };
  return {
    ...settings,
    from: from === null ? null : await find(from),
    distillation: distillation && { ...distillation, run: await find(distillation.run) },
  };
}
