import { singlePorts } from '../layers/NodeType.ts';
import { defineBlock } from './BlockDefinition.ts';
import { ConvBlock } from './ConvBlock.ts';
import { addInput, excite, expandedFilters, mobileConvolutionParams } from './mobileConvolution.ts';

export const FusedMBConv = defineBlock({
  type: 'FusedMBConv',
  category: 'block',
  icon: 'fatThin',
  summary: {
    en: 'An inverted residual whose expansion and depthwise filter are one full convolution: more multiply-adds, but faster on most hardware in early stages.',
    ko: '확장과 채널별 필터를 일반 합성곱 하나로 합친 역잔차 블록. 연산은 많지만 초반 단계에서는 대부분의 하드웨어에서 더 빠릅니다.',
  },
  reference: {
    title: 'EfficientNetV2: Smaller Models and Faster Training',
    authors: 'Tan, Le',
    year: 2021,
    arxiv: '2104.00298',
  },
  ports: singlePorts(),
  params: mobileConvolutionParams,
  expand(builder, inputs, params) {
    const { filters, kernelSize, strides, padding, expansionRatio, activation, epsilon, momentum } = params;
    const spatial = { kernelSize, strides, padding, activation, epsilon, momentum };
    const isExpanded = expansionRatio !== 1;
    const expanded = isExpanded
      ? builder.block(ConvBlock, 'expand', inputs.in, { ...spatial, filters: expandedFilters(inputs.in, params) })
      : inputs.in;
    const inside = excite(builder, inputs.in, expanded, params);
    const output = builder.block(ConvBlock, 'project', inside, {
      ...(isExpanded ? { kernelSize: 1, activation: 'linear', epsilon, momentum } : spatial),
      filters,
    });
    return addInput(builder, inputs.in, output, params);
  },
});
