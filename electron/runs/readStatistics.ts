import { join } from 'node:path';
import { type TrainingStatistics, trainingStatisticsSchema } from '../../shared/training/TrainingStatistics.ts';
import { nodeFileSystem } from '../files/nodeFileSystem.ts';

/** Beside the metrics in the folder of a run; replaced when the layers are looked at. */
export const statisticsFile = 'statistics.json';

/** How the layers of a run stood after the last epoch that was looked at; null where nothing can be read. */
export const readStatistics = (folder: string): Promise<TrainingStatistics | null> =>
  nodeFileSystem
    .read(join(folder, statisticsFile), 64 << 20)
    .then(bytes => trainingStatisticsSchema.parse(JSON.parse(new TextDecoder().decode(bytes))))
    .catch(() => null);
