import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../../shared/base/appError.ts';
import type { PixelImage } from '../../../../shared/jobs/JobSpec.ts';
import { imageChannels } from '../../images/ImageRequest.ts';
import { defineCommand } from '../CliCommand.ts';
import { exitCodes } from '../exitCodes.ts';
import { jsonFlag, jsonInput, runOperand } from '../flags.ts';
import { printPredictions } from '../results/printPredictions.ts';
import { readRunInput } from '../readRunInput.ts';
import { resolveRun } from '../resolveRun.ts';
import { runJob } from '../runJob.ts';
import type { Session } from '../Session.ts';

export const predict = defineCommand({
  name: 'predict',
  summary: 'cli.predict.summary',
  operands: [runOperand, { usage: '<images...>', text: 'cli.operand.images' }],
  flags: [jsonFlag],
  examples: ['predict latest seven.png', 'predict latest photos/*.jpg --json'],
  input: z.object({ run: z.string(), images: z.array(z.string()), ...jsonInput }),
  async run(input, session) {
    const run = await resolveRun(input.run, session);
    const { images, isComplete } = await readImages(run, input.images, session);
    if (images.length === 0) return exitCodes.failure;
    const exitCode = await runJob({ kind: 'predict', run, images }, session, input.json, ({ predictions }) =>
      printPredictions(predictions, session),
    );
    return exitCode === exitCodes.success && !isComplete ? exitCodes.failure : exitCode;
  },
});

/** Decodes the files for the run's network; what cannot be read is told, and costs the others nothing. */
async function readImages(run: string, files: readonly string[], session: Session) {
  const { height, width, channels, resize } = await readRunInput(run, session);
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
