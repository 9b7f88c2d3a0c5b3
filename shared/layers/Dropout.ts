import { required } from '../base/assert.ts';
import { ok } from '../base/result.ts';
import { defineLayer } from './LayerDefinition.ts';
import { singlePorts } from './NodeType.ts';
import { number } from './ParamSpec.ts';

export const Dropout = defineLayer({
  type: 'Dropout',
  category: 'normalisation',
  summary: {
    en: 'Sets values to zero at random while training and scales up the rest; passes everything on afterwards.',
    ko: '학습 중에 임의의 값을 0으로 만들고 나머지를 키웁니다. 이후에는 그대로 통과시킵니다.',
  },
  reference: {
    title: 'Dropout: A Simple Way to Prevent Neural Networks from Overfitting',
    authors: 'Srivastava, Hinton, Krizhevsky, Sutskever, Salakhutdinov',
    year: 2014,
  },
  ports: singlePorts('any'),
  params: {
    rate: number(0.5, {
      min: 0,
      max: 0.99,
      prominent: true,
      summary: { en: 'The share of values dropped.', ko: '0으로 만드는 값의 비율.' },
    }),
  },
  shape: ([input]) => ok(required(input, 'an input shape')),
});
