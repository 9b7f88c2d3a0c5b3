import { CapsuleRouting } from '../layers/CapsuleRouting.ts';
import { CapsuleVotes } from '../layers/CapsuleVotes.ts';
import { capsulePaper } from '../layers/capsules.ts';
import { singlePorts } from '../layers/NodeType.ts';
import { defineBlock } from './BlockDefinition.ts';

export const ClassCapsules = defineBlock({
  type: 'ClassCapsules',
  category: 'block',
  icon: 'vectors',
  summary: {
    en: 'A capsule for each class: its direction is the pose of what it stands for, its length says whether that is there.',
    ko: '클래스마다 캡슐 하나. 방향은 대상의 자세를, 길이는 대상이 있는지를 나타냅니다.',
  },
  reference: capsulePaper,
  ports: singlePorts('capsule'),
  params: { ...CapsuleVotes.params, ...CapsuleRouting.params },
  expand(builder, inputs, { capsules, dimension, kernelInitializer, routings, useBias }) {
    const votes = builder.layer(CapsuleVotes, 'votes', inputs.in, { capsules, dimension, kernelInitializer });
    return builder.layer(CapsuleRouting, 'routing', votes, { routings, useBias });
  },
});
