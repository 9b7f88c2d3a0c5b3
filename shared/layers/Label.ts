import { required } from '../base/assert.ts';
import { ok } from '../base/result.ts';
import { defineLayer } from './LayerDefinition.ts';

/**
 * Where the right answer enters: one value a class, 1 for the class of the image. Its one input shape follows from the
 * document's classes, so it has no parameter and no port of its own.
 */
export const Label = defineLayer({
  type: 'Label',
  category: 'input',
  summary: {
    en: 'The class of each image, for layers that use it in training; afterwards nobody knows it, and they do without.',
    ko: '이미지마다의 클래스. 학습 중에 쓰는 레이어를 위한 것으로, 그 뒤에는 알 수 없으므로 없이 동작합니다.',
  },
  ports: { inputs: [], outputs: [{ name: 'out', kind: 'label' }] },
  params: {},
  shape: ([classes]) => ok(required(classes, 'the shape of the label')),
});
