import { ok } from '../base/result.ts';
import { capsuleInput, capsulePaper } from './capsules.ts';
import { defineLayer } from './LayerDefinition.ts';
import { singlePorts } from './NodeType.ts';

export const CapsuleLength = defineLayer({
  type: 'CapsuleLength',
  category: 'capsule',
  summary: {
    en: 'The length of each capsule: how sure it is that what it stands for is there.',
    ko: '캡슐의 길이: 캡슐이 나타내는 것이 있다고 확신하는 정도입니다.',
  },
  reference: capsulePaper,
  ports: singlePorts('capsule', 'vector'),
  params: {},
  shape(inputs) {
    const input = capsuleInput('CapsuleLength', inputs);
    return input.ok ? ok([input.value[0]]) : input;
  },
});
