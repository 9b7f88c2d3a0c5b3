import { required } from '../base/assert.ts';
import { ok } from '../base/result.ts';
import { defineLayer } from './LayerDefinition.ts';
import { singlePorts } from './NodeType.ts';
import { number } from './ParamSpec.ts';

export const StochasticDepth = defineLayer({
  type: 'StochasticDepth',
  category: 'normalisation',
  summary: {
    en: 'Drops whole samples at random while training and scales up the rest: in front of a sum, it leaves a block out.',
    ko: '학습 중에 샘플을 통째로 임의로 버리고 나머지를 키웁니다. 합 앞에 두면 블록 하나를 건너뛰는 셈입니다.',
  },
  reference: {
    title: 'Deep Networks with Stochastic Depth',
    authors: 'Huang, Sun, Liu, Sedra, Weinberger',
    year: 2016,
    arxiv: '1603.09382',
  },
  ports: singlePorts('any'),
  params: {
    rate: number(0.2, {
      min: 0,
      max: 0.99,
      prominent: true,
      summary: { en: 'The share of samples dropped.', ko: '버리는 샘플의 비율.' },
    }),
  },
  shape: ([input]) => ok(required(input, 'an input shape')),
});
