import { ok } from '../base/result.ts';
import { featureMap } from './featureMap.ts';
import { defineLayer } from './LayerDefinition.ts';
import { singlePorts } from './NodeType.ts';
import { padding } from './ParamSpec.ts';
import { toMargins } from './spatial.ts';

export const ZeroPadding2D = defineLayer({
  type: 'ZeroPadding2D',
  category: 'shape',
  summary: { en: 'Adds a border of zeros.', ko: '가장자리에 0을 덧붙입니다.' },
  ports: singlePorts(),
  params: { padding: padding(1, { prominent: true, isExplicit: true }) },
  shape(inputs, params) {
    const input = featureMap('ZeroPadding2D', inputs);
    if (!input.ok) return input;
    const [height, width, channels] = input.value;
    const [[top, bottom], [left, right]] = toMargins(params.padding);
    return ok([top + height + bottom, left + width + right, channels]);
  },
});
