import { ok, type Result } from '../base/result.ts';
import type { Shape } from '../base/shape.ts';
import { featureMap } from './featureMap.ts';
import type { ShapeIssue } from './LayerDefinition.ts';
import { singlePorts } from './NodeType.ts';
import { boolean, type Params } from './ParamSpec.ts';

export const globalPoolingPorts = singlePorts('tensor', 'any');

export const globalPoolingParams = {
  keepDims: boolean(false, {
    summary: {
      en: 'Gives 1 × 1 × channels instead of a vector.',
      ko: '벡터 대신 1 × 1 × 채널 모양으로 출력합니다.',
    },
  }),
};

/** One value a channel. */
export function poolGlobally(
  type: string,
  inputs: readonly Shape[],
  { keepDims }: Params<typeof globalPoolingParams>,
): Result<Shape, ShapeIssue> {
  const input = featureMap(type, inputs);
  if (!input.ok) return input;
  const [, , channels] = input.value;
  return ok(keepDims ? [1, 1, channels] : [channels]);
}
