import { singlePorts } from '../layers/NodeType.ts';
import { defineBlock } from './BlockDefinition.ts';
import { ConvBlock } from './ConvBlock.ts';
import { convolveDepthwise } from './convolveDepthwise.ts';
import { addInput, excite, expandedFilters, mobileConvolutionParams } from './mobileConvolution.ts';

export const InvertedResidual = defineBlock({
  type: 'InvertedResidual',
  category: 'block',
  icon: 'thinFatThin',
  summary: {
    en: 'MBConv: widens its thin input, filters each channel on its own, and thins it again; the skip joins the thin ends.',
    ko: 'MBConv: 얇은 입력을 넓혀 채널마다 따로 필터링하고 다시 얇게 만듭니다. 지름길은 얇은 양 끝을 잇습니다.',
  },
  reference: {
    title: 'MobileNetV2: Inverted Residuals and Linear Bottlenecks',
    authors: 'Sandler, Howard, Zhu, Zhmoginov, Chen',
    year: 2018,
    arxiv: '1801.04381',
  },
  ports: singlePorts(),
  params: mobileConvolutionParams,
  expand(builder, inputs, params) {
    const { filters, expansionRatio, activation, epsilon, momentum } = params;
    const pointwise = { kernelSize: 1, epsilon, momentum };
    const expanded =
      expansionRatio === 1
        ? inputs.in
        : builder.block(ConvBlock, 'expand', inputs.in, {
            ...pointwise,
            filters: expandedFilters(inputs.in, params),
            activation,
          });
    const filtered = convolveDepthwise(builder, 'depthwise', expanded, params);
    const inside = excite(builder, inputs.in, filtered, params);
    const output = builder.block(ConvBlock, 'project', inside, { ...pointwise, filters, activation: 'linear' });
    return addInput(builder, inputs.in, output, params);
  },
});
