import type { Shape } from '../base/shape.ts';
import type { Initializer, WeightSpec } from './LayerDefinition.ts';
import { choice } from './ParamSpec.ts';

/** How a kernel starts. */
export const kernelInitializer = choice(['glorotUniform', 'heNormal'], 'glorotUniform', {
  summary: {
    en: 'How the kernel starts: Glorot (Keras’ default), or He for deep ReLU networks without batch normalisation.',
    ko: '커널의 초깃값: Glorot(Keras 기본값) 또는 배치 정규화가 없는 깊은 ReLU 네트워크를 위한 He.',
  },
});

export const trainable = (role: string, shape: Shape, initializer: Initializer): WeightSpec => ({
  role,
  shape,
  trainable: true,
  initializer,
});

/** A kernel, and the bias that may go with it. */
export const kernelAndBias = (kernel: WeightSpec, biases: number, useBias: boolean): readonly WeightSpec[] =>
  useBias ? [kernel, trainable('bias', [biases], 'zeros')] : [kernel];
