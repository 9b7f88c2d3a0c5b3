import { err, ok, type Result } from '../base/result.ts';
import type { Shape } from '../base/shape.ts';
import { featureMap } from './featureMap.ts';
import type { ShapeIssue } from './LayerDefinition.ts';
import { boolean, type Params, padding, size } from './ParamSpec.ts';
import { slide, toPair } from './spatial.ts';
import { kernelInitializer } from './weights.ts';

/** What every convolution has. */
export const convolutionParams = {
  kernelSize: size(3, { prominent: true }),
  strides: size(1, { prominent: true }),
  padding: padding('same', {
    summary: {
      en: 'same and valid as in TensorFlow, or explicit zeros as in PyTorch.',
      ko: 'TensorFlow의 same·valid, 또는 PyTorch처럼 직접 지정한 0 패딩.',
    },
  }),
  dilationRate: size(1, {
    summary: { en: 'Distance between the cells that the kernel reads.', ko: '커널이 읽는 칸 사이의 간격.' },
  }),
  useBias: boolean(true),
  kernelInitializer,
};

/** The output of a convolution with so many output channels. */
export function convolve(
  type: string,
  inputs: readonly Shape[],
  channels: (inputChannels: number) => number,
  params: Params<typeof convolutionParams>,
): Result<Shape, ShapeIssue> {
  const input = featureMap(type, inputs);
  if (!input.ok) return input;
  const isAboveOne = (extent: number) => extent > 1;
  if (toPair(params.strides).some(isAboveOne) && toPair(params.dilationRate).some(isAboveOne)) {
    return err({ code: 'shape/dilation', values: { type }, param: 'dilationRate' });
  }
  const extent = slide(type, input.value, params);
  return extent.ok ? ok([...extent.value, channels(input.value[2])]) : extent;
}
