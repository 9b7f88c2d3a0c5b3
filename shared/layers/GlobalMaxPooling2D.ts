import { globalPoolingParams, globalPoolingPorts, poolGlobally } from './globalPooling.ts';
import { defineLayer } from './LayerDefinition.ts';

export const GlobalMaxPooling2D = defineLayer({
  type: 'GlobalMaxPooling2D',
  category: 'pooling',
  summary: { en: 'The largest value of every channel.', ko: '채널마다 가장 큰 값을 취합니다.' },
  ports: globalPoolingPorts,
  params: globalPoolingParams,
  shape: (inputs, params) => poolGlobally('GlobalMaxPooling2D', inputs, params),
});
