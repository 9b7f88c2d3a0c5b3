import { ok } from '../base/result.ts';
import { featureMap } from './featureMap.ts';
import { defineLayer } from './LayerDefinition.ts';
import { singlePorts } from './NodeType.ts';
import { choice, size } from './ParamSpec.ts';
import { toPair } from './spatial.ts';

export const UpSampling2D = defineLayer({
  type: 'UpSampling2D',
  category: 'shape',
  summary: { en: 'Enlarges by a whole factor.', ko: '정수 배로 확대합니다.' },
  ports: singlePorts(),
  params: {
    size: size(2, { prominent: true }),
    interpolation: choice(['nearest', 'bilinear'], 'nearest', { prominent: true }),
  },
  shape(inputs, params) {
    const input = featureMap('UpSampling2D', inputs);
    if (!input.ok) return input;
    const [height, width, channels] = input.value;
    const [vertical, horizontal] = toPair(params.size);
    return ok([height * vertical, width * horizontal, channels]);
  },
});
