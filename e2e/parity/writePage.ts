import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { tensorflowVersion } from '../../electron/engine/backend.ts';
import { cases, type ParityCase } from './cases.ts';
import { kinks } from './kinks.ts';

/** What `parity.py` leaves of a case. Without a pass in training the last four are missing, after a crash all but two. */
const resultSchema = z.strictObject({
  id: z.string(),
  failures: z.array(z.string()),
  peer: z.string().optional(),
  note: z.string().optional(),
  /** The largest differences, relative to the largest value of an image's outputs or of a tensor. */
  outputs: z.number().optional(),
  gradients: z.number().optional(),
  averages: z.number().optional(),
  /** Gradients that are zero in exact arithmetic: how many, and what is left of them, relative to the largest of all. */
  zeros: z.number().int().optional(),
  remainder: z.number().optional(),
  /** The weight whose gradient differs most. */
  where: z.string().optional(),
});
type Result = z.infer<typeof resultSchema>;

const number = (value: number | undefined): string => (value === undefined ? '–' : value.toExponential(1));

function row({ template, variant, set }: ParityCase, { peer, outputs, gradients, averages, failures }: Result): string {
  const values = Object.entries(set).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const verdict = failures.length === 0 ? '' : ` **${failures.join('; ')}**`;
  const cells = [template, variant, values.join(' '), `${peer ?? ''}${verdict}`];
  return `| ${[...cells, ...[outputs, gradients, averages].map(number)].join(' | ')} |`;
}

const page = (rows: readonly (readonly [ParityCase, Result])[]): string => {
  const results = rows.map(([, result]) => result);
  const failed = results.filter(({ failures }) => failures.length > 0);
  const zeros = results.reduce((sum, result) => sum + (result.zeros ?? 0), 0);
  const remainder = Math.max(...results.map(result => result.remainder ?? 0));
  const families = new Set(rows.map(([{ template }]) => template)).size;
  return [
    '# Parity',
    '',
    'Made by `npm run parity`: networks with the same random weights here and in other people’s code, on the same 8 images. Here',
    `computes the engine as it ships (TensorFlow ${tensorflowVersion} with oneDNN, float32); the others compute in float64. They live in`,
    'a Python environment that nothing else uses.',
    '',
    '- **outputs**: of inference, in front of the last softmax, relative to the largest of an image; at most 1e-4.',
    '- **gradients**: of the training loss with batch statistics, relative to the largest value of a tensor; at most 1e-3 for the',
    '  worst tensor of a network. Nothing is dropped, since no two programs draw the same.',
    '- **averages**: moving means and variances after that pass, relative to the largest of a tensor; at most 1e-4.',
    '',
    `${rows.length} networks of ${families} families compared: ${failed.length} differ.`,
    '',
    '| family | variant | arguments | compared with | outputs | gradients | averages |',
    '| --- | --- | --- | --- | ---: | ---: | ---: |',
    ...rows.map(entry => row(...entry)),
    '',
    '## Explained exceptions',
    '',
    ...rows.flatMap(([{ id }, { note, peer }]) => (note ? [`- ${id}, ${peer}: ${note}`] : [])),
    '- All of PyTorch: it divides the moving variance by count - 1, Keras and Lightweave by the count; converted before comparing.',
    `- Gradients that are zero in exact arithmetic, such as that of a shift which the next normalisation takes back: ${zeros} tensors.`,
    `  What rounding leaves of them here is at most ${number(remainder)} of the network’s largest gradient.`,
    '',
    kinks,
  ].join('\n');
};

/** Writes docs/parity.md from the results that the Python side left in a folder. */
export function writePage(folder: string): void {
  const results = z.array(resultSchema).parse(JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8')));
  const rows = cases.flatMap(parityCase => {
    const result = results.find(({ id }) => id === parityCase.id);
    return result ? [[parityCase, result] as const] : [];
  });
  writeFileSync(join(process.cwd(), 'docs', 'parity.md'), page(rows));
}
