import { capsuleInput, capsulePaper } from './capsules.ts';
import { defineLayer } from './LayerDefinition.ts';
import { singlePorts } from './NodeType.ts';

/** x |x|² / (1 + |x|²) / |x| for each capsule. */
export const Squash = defineLayer({
  type: 'Squash',
  category: 'capsule',
  summary: {
    en: 'Gives every vector a length below 1 and keeps its direction: short ones almost vanish, long ones come close to 1.',
    ko: '방향은 그대로 두고 벡터의 길이를 1보다 작게 만듭니다. 짧은 벡터는 거의 사라지고 긴 벡터는 1에 가까워집니다.',
  },
  reference: capsulePaper,
  ports: singlePorts('capsule'),
  params: {},
  shape: inputs => capsuleInput('Squash', inputs),
});
