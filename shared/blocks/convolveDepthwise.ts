import { Activation } from '../layers/Activation.ts';
import { BatchNormalization } from '../layers/BatchNormalization.ts';
import { DepthwiseConv2D } from '../layers/DepthwiseConv2D.ts';
import type { Params } from '../layers/ParamSpec.ts';
import type { BlockBuilder, Tensor } from './BlockDefinition.ts';
import type { normalisationParams } from './normalisation.ts';

type Settings = Params<typeof normalisationParams> &
  Pick<Params<typeof DepthwiseConv2D.params>, 'kernelSize' | 'strides' | 'padding'> &
  Pick<Params<typeof Activation.params>, 'activation'>;

/** A depthwise convolution under `name`, normalised, and activated unless that is `linear`. */
export function convolveDepthwise(
  builder: BlockBuilder,
  name: string,
  input: Tensor,
  { kernelSize, strides, padding, activation, epsilon, momentum }: Settings,
): Tensor {
  const convolved = builder.layer(DepthwiseConv2D, name, input, { kernelSize, strides, padding, useBias: false });
  const norm = builder.layer(BatchNormalization, `${name}Norm`, convolved, { epsilon, momentum });
  return activation === 'linear' ? norm : builder.layer(Activation, `${name}Activation`, norm, { activation });
}
