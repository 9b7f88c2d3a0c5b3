import { err, ok } from '../base/result.ts';
import { formatShape } from '../base/shape.ts';
import { featureMap } from './featureMap.ts';
import { defineLayer } from './LayerDefinition.ts';
import { singlePorts } from './NodeType.ts';
import { padding } from './ParamSpec.ts';
import { toMargins } from './spatial.ts';

export const Cropping2D = defineLayer({
  type: 'Cropping2D',
  category: 'shape',
  summary: { en: 'Cuts off the border.', ko: '가장자리를 잘라 냅니다.' },
  ports: singlePorts(),
  params: { cropping: padding(1, { prominent: true, isExplicit: true }) },
  shape(inputs, { cropping }) {
    const input = featureMap('Cropping2D', inputs);
    if (!input.ok) return input;
    const [height, width, channels] = input.value;
    const [[top, bottom], [left, right]] = toMargins(cropping);
    const extent = [height - top - bottom, width - left - right] as const;
    if (Math.min(...extent) >= 1) return ok([...extent, channels]);
    const needed = formatShape([top + bottom + 1, left + right + 1]);
    const received = formatShape([height, width]);
    return err({ code: 'shape/tooSmall', values: { type: 'Cropping2D', needed, received }, param: 'cropping' });
  },
});
