import { required } from '../base/assert.ts';
import { err, ok } from '../base/result.ts';
import { formatShape } from '../base/shape.ts';
import { capsulePaper } from './capsules.ts';
import { defineLayer } from './LayerDefinition.ts';
import { singlePorts } from './NodeType.ts';
import { boolean, integer } from './ParamSpec.ts';
import { trainable } from './weights.ts';

/**
 * Routing by agreement. The first iteration listens to all votes alike; each further one more to those that agree with the
 * outcome so far. The coupling of an input capsule with all output capsules is a softmax. Counts no multiply-adds, as the
 * papers and implementations count.
 */
export const CapsuleRouting = defineLayer({
  type: 'CapsuleRouting',
  category: 'capsule',
  summary: {
    en: 'Finds the pose of each capsule from votes: those that agree with one another count more from iteration to iteration.',
    ko: '투표에서 각 캡슐의 자세를 찾습니다. 서로 일치하는 표일수록 반복할수록 더 크게 반영됩니다.',
  },
  reference: capsulePaper,
  ports: singlePorts('capsule'),
  params: {
    routings: integer(3, {
      max: 5,
      prominent: true,
      summary: { en: 'Iterations; 1 takes the mean of all votes.', ko: '반복 횟수. 1이면 모든 표의 평균입니다.' },
    }),
    useBias: boolean(false, {
      summary: {
        en: 'Adds a bias to each pose before it is squashed, as the authors’ code does; the paper has none.',
        ko: '스쿼시 앞에서 자세마다 편향을 더합니다. 저자 코드에는 있고 논문에는 없습니다.',
      },
    }),
  },
  shape([first]) {
    const votes = required(first, 'an input shape');
    const [capsules, inputs, dimension, ...rest] = votes;
    if (capsules !== undefined && inputs !== undefined && dimension !== undefined && rest.length === 0) {
      return ok([capsules, dimension]);
    }
    const values = { type: 'CapsuleRouting', expected: '[capsules, inputs, dimension]', received: formatShape(votes) };
    return err({ code: 'shape/rank', values });
  },
  weights([votes = []], { useBias }) {
    const [capsules = 1, , dimension = 1] = votes;
    return useBias ? [trainable('bias', [capsules, dimension], 'zeros')] : [];
  },
});
