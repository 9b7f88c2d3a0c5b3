import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../../shared/base/appError.ts';
import { required } from '../../../../shared/base/assert.ts';
import type { PixelImage } from '../../../../shared/jobs/PixelImage.ts';
import { lower } from '../../../../shared/lowering/lower.ts';
import type { Run } from '../../../runs/Run.ts';
import { imageChannels } from '../../images/ImageRequest.ts';
import { defineCommand } from '../CliCommand.ts';
import { exitCodes } from '../exitCodes.ts';
import { jsonFlag, jsonInput, runOperand } from '../flags.ts';
import { printPredictions } from '../results/printPredictions.ts';
import { readDatasetImages } from '../readDatasetImages.ts';
import { findRun } from '../findRun.ts';
import { runJob } from '../runJob.ts';
import type { Session } from '../Session.ts';
import { usageError } from '../usageError.ts';

export const predict = defineCommand({
  name: 'predict',
  summary: 'cli.predict.summary',
  operands: [runOperand, { usage: '[images...]', text: 'cli.operand.images' }],
  flags: [
    { usage: '--dataset <id>', text: 'cli.option.predictDataset' },
    { usage: '--index <n|a..b>', text: 'cli.option.index' },
    jsonFlag,
  ],
  examples: [
    'predict latest seven.png',
    'predict latest photos/*.jpg --json',
    'predict latest --dataset mnist --index 0..9',
  ],
  input: z.object({
    run: z.string(),
    images: z.array(z.string()).default([]),
    dataset: z.string().optional(),
    index: z.string().optional(),
    ...jsonInput,
  }),
  async run(input, session) {
    if (input.images.length === 0 && input.dataset === undefined) {
      throw usageError(session, 'cli.usage.missingArgument', { received: 'images' });
    }
    if (input.index !== undefined && input.dataset === undefined) {
      throw usageError(session, 'cli.usage.missingOption', { received: '--dataset <id>' });
    }
    const run = await findRun(input.run, session);
    const { images, isComplete } = await readImages(run, input.images, session);
    const examples =
      input.dataset === undefined ? [] : await readDatasetImages(input.dataset, input.index ?? '0..9', session);
    const all = [...images, ...examples];
    if (all.length === 0) return exitCodes.failure;
    const exitCode = await runJob(
      { kind: 'predict', run: run.folder, images: all },
      session,
      input.json,
      ({ predictions }) => printPredictions(predictions, session),
    );
    return exitCode === exitCodes.success && !isComplete ? exitCodes.failure : exitCode;
  },
});

/** Decodes the files for the run's network; what cannot be read is told, and costs the others nothing. */
async function readImages(run: Run, files: readonly string[], session: Session) {
  if (files.length === 0) return { images: [], isComplete: true };
  const { input } = lower(await run.document());
  const { height, width, channels, resize } = required(input, 'the input of a network that was trained');
  if (!imageChannels.includes(channels)) throw new AppError('image/channels', { channels });
  const paths = files.map(file => resolve(file));
  const decoded = await session.ports.decodeImages({ files: paths, height, width, channels, resize });
  const images: PixelImage[] = [];
  for (const result of decoded) {
    if ('image' in result) images.push(result.image);
    else session.note(session.translator.error({ code: 'image/unreadable', values: result }));
  }
  return { images, isComplete: images.length === files.length };
}
