import { err, ok, type Result } from '../base/result.ts';
import { formatShape, type Shape } from '../base/shape.ts';
import { featureMap } from './featureMap.ts';
import type { ShapeIssue } from './LayerDefinition.ts';
import { choice, type Params, padding, size } from './ParamSpec.ts';
import { slide, toMargins, toPair } from './spatial.ts';

/** What every pooling window has. */
export const poolingParams = {
  poolSize: size(2, { prominent: true }),
  strides: size(2, { prominent: true }),
  padding: padding('valid', {
    summary: {
      en: 'same and valid as in TensorFlow, or explicit zeros as in PyTorch.',
      ko: 'TensorFlow의 same·valid, 또는 PyTorch처럼 직접 지정한 0 패딩.',
    },
  }),
  rounding: choice(['floor', 'ceil'], 'floor', {
    summary: {
      en: 'ceil keeps a last window that hangs over the edge, as SqueezeNet and GoogLeNet do.',
      ko: 'ceil은 SqueezeNet·GoogLeNet처럼 가장자리를 넘는 마지막 창도 유지합니다.',
    },
  }),
};

/** The output of a pooling layer. A margin as wide as the window is refused: such a window would see nothing. */
export function pool(
  type: string,
  inputs: readonly Shape[],
  { poolSize, ...window }: Params<typeof poolingParams>,
): Result<Shape, ShapeIssue> {
  const input = featureMap(type, inputs);
  if (!input.ok) return input;
  const [height, width] = toPair(poolSize);
  const [vertical, horizontal] = toMargins(window.padding);
  if (Math.max(...vertical) >= height || Math.max(...horizontal) >= width) {
    const values = { type, param: 'padding', expected: `< ${formatShape([height, width])}` };
    return err({ code: 'param/invalid', values: { ...values, received: String(window.padding) }, param: 'padding' });
  }
  const extent = slide(type, input.value, { ...window, kernelSize: poolSize });
  return extent.ok ? ok([...extent.value, input.value[2]]) : extent;
}
