import { elementCount } from '../base/shape.ts';
import { convolutionParams, convolve } from './convolution.ts';
import { channelsOf } from './featureMap.ts';
import { defineLayer } from './LayerDefinition.ts';
import { singlePorts } from './NodeType.ts';
import { integer } from './ParamSpec.ts';
import { toPair } from './spatial.ts';
import { kernelAndBias, trainable } from './weights.ts';

export const DepthwiseConv2D = defineLayer({
  type: 'DepthwiseConv2D',
  category: 'convolution',
  summary: {
    en: 'Convolution of every channel on its own: spatial filtering at a fraction of the cost.',
    ko: '채널마다 따로 하는 합성곱: 훨씬 적은 비용으로 공간 특징을 추출합니다.',
  },
  reference: { title: 'Rigid-Motion Scattering for Image Classification', authors: 'Sifre', year: 2014 },
  ports: singlePorts(),
  params: {
    ...convolutionParams,
    depthMultiplier: integer(1, {
      summary: { en: 'Output channels made of every input channel.', ko: '입력 채널 하나에서 만드는 출력 채널 수.' },
    }),
  },
  shape: (inputs, params) => convolve('DepthwiseConv2D', inputs, channels => channels * params.depthMultiplier, params),
  weights(inputs, { kernelSize, depthMultiplier, useBias, kernelInitializer }) {
    const channels = channelsOf(inputs);
    const shape = [...toPair(kernelSize), channels, depthMultiplier];
    return kernelAndBias(trainable('depthwiseKernel', shape, kernelInitializer), channels * depthMultiplier, useBias);
  },
  macs(_inputs, output, { kernelSize }) {
    const [kernelHeight, kernelWidth] = toPair(kernelSize);
    return kernelHeight * kernelWidth * elementCount(output);
  },
});
