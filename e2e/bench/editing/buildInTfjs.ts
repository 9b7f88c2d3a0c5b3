import type { LayersModel, layers, SymbolicTensor } from '@tensorflow/tfjs-node';
import { tf } from '../../../electron/engine/backend.ts';
import { required } from '../../../shared/base/assert.ts';
import { toMargins, toPair } from '../../../shared/layers/spatial.ts';
import type { Size } from '../../../shared/layers/ParamSpec.ts';
import type { LayerPlan, PlanLayer } from '../../../shared/lowering/LayerPlan.ts';

type Layer = layers.Layer;
type Window = Extract<PlanLayer, { type: 'Conv2D' | 'DepthwiseConv2D' | 'MaxPooling2D' | 'AveragePooling2D' }>;
type Activation = 'linear' | 'relu' | 'sigmoid' | 'swish' | 'softmax' | 'tanh';

const activations: readonly string[] = ['linear', 'relu', 'sigmoid', 'swish', 'softmax', 'tanh'] satisfies Activation[];
const isActivation = (name: string): name is Activation => activations.includes(name);

/**
 * The same network, written in the layers API of tfjs as people write it, to learn its shapes and parameters there. Its
 * weights are zeros, which cost tfjs the least. Null where that API has no such layer.
 */
export function buildInTfjs({ input, layers: planned, heads }: LayerPlan): LayersModel | null {
  const tensors = new Map<string, SymbolicTensor>();
  const tensor = (name: string): SymbolicTensor => required(tensors.get(name), name);
  const image = tf.input({ shape: [input.height, input.width, input.channels] });
  for (const layer of planned) {
    const inputs = layer.inputs.map(tensor);
    const output = layer.type === 'Input' ? image : connect(layer, inputs);
    if (output === null) return null;
    tensors.set(layer.name, output);
  }
  return tf.model({ inputs: image, outputs: heads.map(({ layer }) => tensor(layer)) });
}

function connect(layer: PlanLayer, inputs: readonly SymbolicTensor[]): SymbolicTensor | null {
  const [only, ...others] = inputs.map(input => padded(layer, input));
  if (layer.type === 'ZeroPadding2D') return only ?? null;
  const built = layerOf(layer);
  return built && only ? apply(built, others.length === 0 ? only : [only, ...others]) : null;
}

const apply = (layer: Layer, inputs: SymbolicTensor | SymbolicTensor[]): SymbolicTensor =>
  layer.apply(inputs) as SymbolicTensor;

/** Explicit zeros are a layer of their own there. */
function padded({ params }: PlanLayer, input: SymbolicTensor): SymbolicTensor {
  if (!('padding' in params) || typeof params.padding === 'string') return input;
  const [[top, bottom], [left, right]] = toMargins(params.padding);
  const padding: [[number, number], [number, number]] = [
    [top, bottom],
    [left, right],
  ];
  return apply(tf.layers.zeroPadding2d({ padding }), input);
}

const wordOf = ({ params: { padding } }: Window): 'same' | 'valid' => (padding === 'same' ? 'same' : 'valid');

const pair = (size: Size): [number, number] => [...toPair(size)];

function layerOf(layer: PlanLayer): Layer | null {
  switch (layer.type) {
    case 'Conv2D': {
      const { filters, kernelSize, strides, dilationRate, groups, useBias } = layer.params;
      if (groups !== 1) return null;
      const sizes = { kernelSize: pair(kernelSize), strides: pair(strides), dilationRate: pair(dilationRate) };
      return tf.layers.conv2d({ filters, ...sizes, padding: wordOf(layer), useBias, kernelInitializer: 'zeros' });
    }
    case 'DepthwiseConv2D': {
      const { kernelSize, strides, depthMultiplier, useBias } = layer.params;
      const sizes = { kernelSize: pair(kernelSize), strides: pair(strides), depthMultiplier };
      return tf.layers.depthwiseConv2d({ ...sizes, padding: wordOf(layer), useBias, depthwiseInitializer: 'zeros' });
    }
    case 'Dense':
      return tf.layers.dense({ units: layer.params.units, useBias: layer.params.useBias, kernelInitializer: 'zeros' });
    case 'MaxPooling2D':
    case 'AveragePooling2D': {
      const { poolSize, strides, rounding } = layer.params;
      const make = layer.type === 'MaxPooling2D' ? tf.layers.maxPooling2d : tf.layers.averagePooling2d;
      if (rounding === 'ceil') return null;
      return make({ poolSize: pair(poolSize), strides: pair(strides), padding: wordOf(layer) });
    }
    case 'Activation': {
      const { activation } = layer.params;
      if (activation === 'relu6') return tf.layers.reLU({ maxValue: 6 });
      return isActivation(activation) ? tf.layers.activation({ activation }) : null;
    }
    default:
      return plainLayerOf(layer);
  }
}

function plainLayerOf(layer: PlanLayer): Layer | null {
  switch (layer.type) {
    case 'BatchNormalization':
      return tf.layers.batchNormalization({ epsilon: layer.params.epsilon, momentum: layer.params.momentum });
    case 'GlobalAveragePooling2D':
      return layer.params.keepDims ? null : tf.layers.globalAveragePooling2d({});
    case 'Dropout':
      return tf.layers.dropout({ rate: layer.params.rate });
    case 'Flatten':
      return tf.layers.flatten();
    case 'Add':
      return tf.layers.add();
    case 'Multiply':
      return tf.layers.multiply();
    case 'Concatenate':
      return tf.layers.concatenate();
    default:
      return null;
  }
}
