import { required } from '../base/assert.ts';
import { ok } from '../base/result.ts';
import { elementCount } from '../base/shape.ts';
import { defineLayer } from './LayerDefinition.ts';
import { singlePorts } from './NodeType.ts';

export const Flatten = defineLayer({
  type: 'Flatten',
  category: 'shape',
  summary: {
    en: 'Lays all values out as one vector: row by row, channels last.',
    ko: '모든 값을 행 순서, 채널 마지막 순으로 펼쳐 벡터로 만듭니다.',
  },
  ports: singlePorts('any', 'vector'),
  params: {},
  shape: ([input]) => ok([elementCount(required(input, 'an input shape'))]),
});
