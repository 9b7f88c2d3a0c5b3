import { defineLayer } from './LayerDefinition.ts';
import { singlePorts } from './NodeType.ts';
import { boolean } from './ParamSpec.ts';
import { pool, poolingParams } from './pooling.ts';

export const AveragePooling2D = defineLayer({
  type: 'AveragePooling2D',
  category: 'pooling',
  summary: { en: 'The mean of each window.', ko: '창마다 평균을 구합니다.' },
  ports: singlePorts(),
  params: {
    ...poolingParams,
    countIncludePad: boolean(false, {
      summary: {
        en: 'Counts zeros of the padding in the mean (PyTorch’s default); TensorFlow leaves them out.',
        ko: '패딩의 0도 평균에 포함합니다(PyTorch 기본값). TensorFlow는 제외합니다.',
      },
    }),
  },
  shape: (inputs, params) => pool('AveragePooling2D', inputs, params),
});
