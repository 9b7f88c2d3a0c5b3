import { assert } from '../base/assert.ts';
import type { JobResult } from '../jobs/JobResult.ts';
import { formatFactor } from '../text/formatFactor.ts';
import type { LessonFigure, Line } from './Lesson.ts';
import type { Measurement } from './Measurement.ts';

const shortcuts = { plain: 'none', residual: 'padding' } as const;
type Name = keyof typeof shortcuts;
const names: readonly Name[] = ['plain', 'residual'];

/** The gradient that reaches each convolution of a plain and of a residual net, at the first step of a training. */
export const gradientNorms: Measurement = {
  title: { key: 'lesson.gradientNorms.title' },
  text: { key: 'lesson.gradientNorms.before' },
  *jobs(documents) {
    const lines: Line[] = [];
    for (const name of names) {
      const document = documents('resnet', 'resnet56-cifar', { shortcut: shortcuts[name] });
      lines.push(lineOf(name, yield { kind: 'gradients', document, dataset: 'shapes', batchSize: 64, seed: 1 }));
    }
    return [figureOf(lines)];
  },
};

function lineOf(name: Name, result: JobResult): Line {
  assert(result.kind === 'gradients', 'gradients were asked for');
  const kernels = result.norms.filter(({ weight }) => weight.endsWith('conv/kernel'));
  return {
    label: { key: `lesson.gradientWay.${name}` },
    points: kernels.map(({ norm }, index) => [index + 1, norm] as const),
  };
}

function figureOf(lines: readonly Line[]): LessonFigure {
  const [plain = 0, residual = 0] = lines.map(({ points }) => (points[0]?.[1] ?? 0) / (points.at(-1)?.[1] ?? 1));
  return {
    title: gradientNorms.title,
    text: {
      key: 'lesson.gradientNorms.text',
      values: { plain: formatFactor(plain), residual: formatFactor(residual) },
    },
    chart: { kind: 'lines', unit: 'norm', x: { key: 'lesson.axis.convolution' }, lines, isLogarithmic: true },
  };
}
