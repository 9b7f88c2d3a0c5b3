import { defineLayer } from './LayerDefinition.ts';
import { singlePorts } from './NodeType.ts';
import { pool, poolingParams } from './pooling.ts';

export const MaxPooling2D = defineLayer({
  type: 'MaxPooling2D',
  category: 'pooling',
  summary: {
    en: 'The largest value in each window; padding never wins.',
    ko: '창마다 가장 큰 값을 취합니다. 패딩은 선택되지 않습니다.',
  },
  ports: singlePorts(),
  params: poolingParams,
  shape: (inputs, params) => pool('MaxPooling2D', inputs, params),
});
