import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { assert, required } from '../base/assert.ts';
import type { JobResult } from '../jobs/JobResult.ts';
import { jobSpecSchema } from '../jobs/JobSpec.ts';
import { lower } from '../lowering/lower.ts';
import { type TemplateFile, templateFileSchema } from '../templates/TemplateFile.ts';
import { createTranslator } from '../text/Translator.ts';
import type { LessonFigure } from './Lesson.ts';
import { measurementOf } from './lessons.ts';
import { documentsOf } from './Networks.ts';

const folder = new URL('../../templates/', import.meta.url);
const families: readonly TemplateFile[] = readdirSync(folder)
  .filter(file => file.endsWith('.json'))
  .map(file => templateFileSchema.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))));

/** Plays a family's measurement with results that somebody makes up, and checks what it asks for. */
function play(id: string, results: readonly JobResult[]): readonly LessonFigure[] {
  const family = required(
    families.find(each => each.id === id),
    id,
  );
  const steps = required(measurementOf(family), 'a measurement').jobs(documentsOf(families));
  let step = steps.next();
  for (const result of results) {
    assert(step.done !== true, 'one more job');
    expect(jobSpecSchema.parse(step.value)).toEqual(step.value);
    expect(step.value.kind).toBe(result.kind);
    if ('document' in step.value) expect(lower(step.value.document).problems).toEqual([]);
    step = steps.next(result);
  }
  assert(step.done === true, 'no more jobs');
  return step.value;
}

const sentenceOf = ({ text }: LessonFigure): string => createTranslator('en').text(text.key, text.values);

test('gradients of convolutions become two lines and the growth from the last to the first', () => {
  const gradients = (first: number): JobResult => ({
    kind: 'gradients',
    name: 'net',
    dataset: 'shapes',
    loss: 2,
    norms: [
      { weight: 'stem/conv/kernel', norm: first },
      { weight: 'stem/norm/gamma', norm: 7 },
      { weight: 'stage1/0/conv1/conv/kernel', norm: 2 },
      { weight: 'classifier/kernel', norm: 9 },
    ],
  });
  const figure = required(play('resnet', [gradients(2000), gradients(8)])[0], 'a figure');
  expect(sentenceOf(figure)).toContain('1000 times as strong as that of the last one without shortcuts, and 4 times');
  assert(figure.chart.kind === 'lines', 'lines');
  expect(figure.chart.lines.map(({ points }) => points)).toEqual([
    [
      [1, 2000],
      [2, 2],
    ],
    [
      [1, 8],
      [2, 2],
    ],
  ]);
});

test('of a pose the length and the numbers that move most are told', () => {
  const pose = (pixels: number) => [0.1, 0.2 * pixels, 0.3, 0.01 * pixels, -0.1 * pixels, 0, 0.05 * pixels, 0];
  const shifts = [-1, 0, 1].map(pixels => ({ pixels, pose: pose(pixels), length: 0.9 - 0.1 * Math.abs(pixels) }));
  const pictures = { image: 'a.png', drawn: 'b.png', tweaked: 'c.png' };
  const example = { index: 0, truth: '7', named: '7', shifts, pictures };
  const result = {
    epochs: 1,
    steps: 1,
    stoppedEarly: false,
    bestEpoch: 1,
    isKept: true,
    durationMs: 1,
    examplesPerSecond: 1,
    exportedTo: null,
    dataShare: 0,
    takenOver: null,
  };
  const means = { train: { loss: 1, accuracy: 1 }, validation: null, test: null };
  const trained = { kind: 'train', run: 'a-run', folder: '/a-run', ...result, ...means } as const;
  const capsules = { kind: 'capsules', run: 'a-run', dataset: 'mnist', tweaks: [-0.25, 0, 0.25] } as const;
  const [poses, drawn] = play('capsnet', [trained, { ...capsules, examples: [example] }]);
  assert(poses?.chart.kind === 'lines' && drawn?.chart.kind === 'pictures', 'both figures');
  const named = poses.chart.lines.filter(({ isBackground }) => isBackground !== true);
  expect(named.map(({ label }) => label)).toEqual([
    { key: 'lesson.poses.length' },
    ...[2, 5, 7].map(number => ({ key: 'lesson.poses.number', values: { number } })),
  ]);
  expect(poses.chart.lines).toHaveLength(9);
  expect(sentenceOf(poses)).toContain('0.80 to 0.90. The pose says where: number 2 goes from −0.20 to 0.20');
  expect(drawn.chart).toMatchObject({ pictures, rows: 8 });
});
