"""A network in Keras 3 or in tf_keras (Keras 2), layer by layer from a plan. `K` is the one or the other."""

import tensorflow as tf

from task import fold

INITIALIZERS = {'glorotUniform': 'glorot_uniform', 'heNormal': 'he_normal'}
ACTIVATIONS = {'swish': 'silu', 'hardSwish': 'hard_silu', 'hardSigmoid': 'hard_sigmoid'}
EPSILON = 1e-7


def length(x, keepdims=False):
    return tf.sqrt(tf.reduce_sum(tf.square(x), -1, keepdims=keepdims) + EPSILON)


def squash(x):
    square = tf.reduce_sum(tf.square(x), -1, keepdims=True)
    return x * (square / (1 + square) / tf.sqrt(square + EPSILON))


def capsule_layers(K):
    class Function(K.layers.Layer):
        """Tensor operations without weights."""

        def __init__(self, function, **options):
            super().__init__(**options)
            self.function = function

        def call(self, inputs):
            return self.function(inputs)

    class Votes(K.layers.Layer):
        def __init__(self, count, dimension, capsules, to, **options):
            super().__init__(**options)
            self.sizes = count, dimension, capsules, to

        def build(self, _shape):
            count, dimension, capsules, to = self.sizes
            self.kernel = self.add_weight(name='kernel', shape=(count, dimension, capsules * to))

        def call(self, x):
            count, _, capsules, to = self.sizes
            votes = tf.matmul(tf.transpose(x, (1, 0, 2)), self.kernel)
            return tf.transpose(tf.reshape(votes, (count, -1, capsules, to)), (1, 2, 0, 3))

    return Function, Votes


def route(votes, routings):
    """`[batch, capsules, count, dimension]`"""
    capsules = votes.shape[1]
    poses = squash(tf.reduce_sum(votes, 2, keepdims=True) / capsules)
    agreed = 0
    for _ in range(routings - 1):
        agreed = agreed + tf.matmul(poses, votes, transpose_b=True)
        poses = squash(tf.matmul(tf.nn.softmax(agreed, 1), votes))
    return tf.squeeze(poses, 2)


def mask(inputs):
    capsules, label = inputs
    return capsules * label[..., None]


class Net:
    def __init__(self, K, task):
        self.K, self.task = K, task
        self.Function, self.Votes = capsule_layers(K)

    def build(self, heads, with_label):
        """A model from images (and labels in one-hot form) to what the heads stand on."""
        image = self.K.Input(self.task.image)
        label = self.K.Input((self.task.classes,)) if with_label else None
        outputs = fold(self.task.layers, self.emit, heads, image, label)
        return self.K.Model([image, label] if with_label else image, outputs if len(outputs) > 1 else outputs[0])

    def emit(self, layer, inputs):
        output = getattr(self, layer['type'])(layer, layer['params'], inputs[0] if len(inputs) == 1 else inputs)
        assert list(output.shape[1:]) == layer['shape'], (layer['name'], output.shape, layer['shape'])
        return output

    def function(self, function, x):
        return self.Function(function)(x)

    def windowed(self, layer, x, fill=0):
        """Zeros laid around by hand where TensorFlow's own padding has no word for them."""
        margins = layer['window']['margins']
        if margins is None:
            return x
        if fill == 0:
            return self.K.layers.ZeroPadding2D(margins)(x)
        return self.function(lambda x: tf.pad(x, [(0, 0), *margins, (0, 0)], constant_values=fill), x)

    def Conv2D(self, layer, params, x):
        return self.K.layers.Conv2D(params['filters'], params['kernelSize'], params['strides'], layer['window']['padding'],
                                    dilation_rate=params['dilationRate'], groups=params['groups'], use_bias=params['useBias'],
                                    kernel_initializer=INITIALIZERS[params['kernelInitializer']])(self.windowed(layer, x))

    def DepthwiseConv2D(self, layer, params, x):
        return self.K.layers.DepthwiseConv2D(params['kernelSize'], params['strides'], layer['window']['padding'],
                                             params['depthMultiplier'], use_bias=params['useBias'])(self.windowed(layer, x))

    def Dense(self, _layer, params, x):
        return self.K.layers.Dense(params['units'], use_bias=params['useBias'],
                                   kernel_initializer=INITIALIZERS[params['kernelInitializer']])(x)

    def BatchNormalization(self, _layer, params, x):
        return self.K.layers.BatchNormalization(momentum=params['momentum'], epsilon=params['epsilon'],
                                                scale=params['scale'], center=params['center'])(x)

    def Activation(self, _layer, params, x):
        name = params['activation']
        if name == 'hardSwish' and not hasattr(self.K.activations, 'hard_silu'):
            return self.function(lambda x: x * tf.nn.relu6(x + 3) / 6, x)
        if name == 'hardSigmoid':
            return self.function(lambda x: tf.nn.relu6(x + 3) / 6, x)
        if name == 'relu6':
            return self.K.layers.ReLU(6)(x)
        return self.K.layers.Activation(ACTIVATIONS.get(name, name))(x)

    def MaxPooling2D(self, layer, params, x):
        x = self.windowed(layer, x, float('-inf'))
        return self.K.layers.MaxPooling2D(params['poolSize'], params['strides'], layer['window']['padding'])(x)

    def AveragePooling2D(self, layer, params, x):
        x = self.windowed(layer, x)
        return self.K.layers.AveragePooling2D(params['poolSize'], params['strides'], layer['window']['padding'])(x)

    def GlobalAveragePooling2D(self, _layer, params, x):
        return self.K.layers.GlobalAveragePooling2D(keepdims=params['keepDims'])(x)

    def Dropout(self, _layer, params, x):
        return self.K.layers.Dropout(params['rate'])(x)

    def StochasticDepth(self, _layer, params, x):
        return self.K.layers.Dropout(params['rate'], noise_shape=(None, 1, 1, 1))(x)

    def Flatten(self, _layer, _params, x):
        return self.K.layers.Flatten()(x)

    def Reshape(self, layer, _params, x):
        return self.K.layers.Reshape(layer['shape'])(x)

    def Add(self, _layer, _params, x):
        return self.K.layers.Add()(x)

    def Multiply(self, _layer, _params, x):
        return self.K.layers.Multiply()(x)

    def Concatenate(self, _layer, _params, x):
        return self.K.layers.Concatenate()(x)

    def ChannelShuffle(self, layer, params, x):
        height, width, channels = layer['shape']
        x = self.K.layers.Reshape((height, width, params['groups'], channels // params['groups']))(x)
        return self.K.layers.Reshape((height, width, channels))(self.K.layers.Permute((1, 2, 4, 3))(x))

    def ChannelSlice(self, _layer, params, x):
        return x[..., params['start']:params['start'] + params['count']]

    def Squash(self, _layer, _params, x):
        return self.function(squash, x)

    def CapsuleVotes(self, layer, _params, x):
        capsules, count, to = layer['shape']
        return self.Votes(count, x.shape[-1], capsules, to)(x)

    def CapsuleRouting(self, _layer, params, x):
        return self.function(lambda votes: route(votes, params['routings']), x)

    def CapsuleLength(self, _layer, _params, x):
        return self.function(length, x)

    def CapsuleMask(self, _layer, _params, x):
        return self.function(mask, x)


def margin(right, lengths):
    each = right * tf.square(tf.nn.relu(0.9 - lengths)) + 0.5 * (1 - right) * tf.square(tf.nn.relu(lengths - 0.1))
    return tf.reduce_sum(each, -1)
