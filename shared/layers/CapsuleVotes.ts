import { required } from '../base/assert.ts';
import { ok } from '../base/result.ts';
import type { Shape } from '../base/shape.ts';
import { capsuleInput, capsulePaper } from './capsules.ts';
import { defineLayer } from './LayerDefinition.ts';
import { singlePorts } from './NodeType.ts';
import { integer } from './ParamSpec.ts';
import { kernelInitializer, trainable } from './weights.ts';

const extents = ([input]: readonly Shape[]): readonly [number, number] => {
  const [capsules, dimension] = required(input, 'an input shape');
  return [required(capsules, 'a count of capsules'), required(dimension, 'a dimension')];
};

/** What every capsule of the input says about each capsule of the output, by a matrix for each pair: `[capsules, inputs, dimension]`. */
export const CapsuleVotes = defineLayer({
  type: 'CapsuleVotes',
  category: 'capsule',
  summary: {
    en: 'Every input capsule foretells the pose of every output capsule, by a matrix of its own for each pair.',
    ko: '입력 캡슐마다 각 출력 캡슐의 자세를 예측합니다. 쌍마다 고유한 행렬을 씁니다.',
  },
  reference: capsulePaper,
  ports: singlePorts('capsule'),
  params: {
    capsules: integer(10, {
      prominent: true,
      summary: { en: 'Output capsules: one a class.', ko: '출력 캡슐 수: 클래스마다 하나.' },
    }),
    dimension: integer(16, {
      prominent: true,
      summary: { en: 'Numbers that describe a pose.', ko: '자세를 나타내는 수의 개수.' },
    }),
    kernelInitializer,
  },
  shape(inputs, { capsules, dimension }) {
    const input = capsuleInput('CapsuleVotes', inputs);
    return input.ok ? ok([capsules, input.value[0], dimension]) : input;
  },
  weights(inputs, { capsules, dimension, kernelInitializer: initializer }) {
    return [trainable('kernel', [...extents(inputs), capsules * dimension], initializer)];
  },
  macs(inputs, _output, { capsules, dimension }) {
    const [count, from] = extents(inputs);
    return count * from * capsules * dimension;
  },
});
