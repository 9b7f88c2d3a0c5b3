import { required } from '../base/assert.ts';
import { ok } from '../base/result.ts';
import { defineLayer } from './LayerDefinition.ts';

/** Where images enter. Its one input shape is that of the document's images, so it has no parameter and no port of its own. */
export const Input = defineLayer({
  type: 'Input',
  category: 'input',
  summary: {
    en: 'Where images enter the network; size and channels are set on the document.',
    ko: '이미지가 들어오는 곳입니다. 크기와 채널은 문서에서 정합니다.',
  },
  ports: { inputs: [], outputs: [{ name: 'out', kind: 'tensor' }] },
  params: {},
  shape: ([image]) => ok(required(image, 'the shape of the images')),
});
