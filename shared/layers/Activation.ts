import { required } from '../base/assert.ts';
import { ok } from '../base/result.ts';
import { defineLayer } from './LayerDefinition.ts';
import { singlePorts } from './NodeType.ts';
import { choice, number } from './ParamSpec.ts';

/**
 * Elementwise activations, and softmax over the last axis. `hardSigmoid` is Keras 3's relu6(x + 3) / 6, as MobileNetV3 has
 * it, `hardSwish` is x times that; `hardSigmoidKeras2` is clip(0.2 x + 0.5), which tfjs calls hardSigmoid.
 */
export const Activation = defineLayer({
  type: 'Activation',
  category: 'activation',
  summary: { en: 'Applies a function to every value.', ko: '모든 값에 함수를 적용합니다.' },
  ports: singlePorts('any'),
  params: {
    activation: choice(
      [
        'linear',
        'relu',
        'relu6',
        'leakyRelu',
        'elu',
        'swish',
        'hardSwish',
        'sigmoid',
        'hardSigmoid',
        'hardSigmoidKeras2',
        'tanh',
        'softmax',
      ],
      'relu',
      { prominent: true },
    ),
    negativeSlope: number(0.3, {
      min: 0,
      summary: { en: 'leakyRelu: the slope below zero.', ko: 'leakyRelu: 0보다 작은 값의 기울기.' },
    }),
    alpha: number(1, {
      min: 0,
      summary: { en: 'elu: how far values below zero can go.', ko: 'elu: 음수 값이 내려갈 수 있는 한계.' },
    }),
  },
  shape: ([input]) => ok(required(input, 'an input shape')),
});
