import { globalPoolingParams, globalPoolingPorts, poolGlobally } from './globalPooling.ts';
import { defineLayer } from './LayerDefinition.ts';

export const GlobalAveragePooling2D = defineLayer({
  type: 'GlobalAveragePooling2D',
  category: 'pooling',
  summary: { en: 'The mean of every channel.', ko: '채널마다 전체 평균을 구합니다.' },
  ports: globalPoolingPorts,
  params: globalPoolingParams,
  shape: (inputs, params) => poolGlobally('GlobalAveragePooling2D', inputs, params),
});
