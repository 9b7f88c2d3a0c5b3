import { required } from '../base/assert.ts';
import { err, ok, type Result } from '../base/result.ts';
import { formatShape, type Shape } from '../base/shape.ts';
import type { ShapeIssue } from './LayerDefinition.ts';

/** `[height, width, channels]` */
export type FeatureMap = readonly [number, number, number];

const only = (inputs: readonly Shape[]): Shape => required(inputs[0], 'an input shape');

/** The single input of a layer that works on images; anything but a feature map is an issue. */
export function featureMap(type: string, inputs: readonly Shape[]): Result<FeatureMap, ShapeIssue> {
  const input = only(inputs);
  const [height, width, channels, ...rest] = input;
  if (height === undefined || width === undefined || channels === undefined || rest.length > 0) {
    return err({ code: 'shape/featureMap', values: { type, received: formatShape(input) } });
  }
  return ok([height, width, channels]);
}

/** The last extent of the single input: channels of a feature map, units of a vector. */
export const channelsOf = (inputs: readonly Shape[]): number => required(only(inputs).at(-1), 'a last axis');

/** The input with another number of channels. */
export const withChannels = (inputs: readonly Shape[], channels: number): Shape => [
  ...only(inputs).slice(0, -1),
  channels,
];
