"""Networks of keras.applications, in float64."""

import keras
import tensorflow as tf
from keras import layers

from weights import Slot

keras.config.set_floatx('float64')

ROLES = {'moving_mean': 'movingMean', 'moving_variance': 'movingVariance'}


def kind_of(layer):
    match layer:
        case layers.DepthwiseConv2D():
            return 'depthwise'
        case layers.Conv2D():
            return 'conv'
        case layers.BatchNormalization():
            return 'norm'
        case layers.Dense():
            return 'dense'
    return None


class KerasPeer:
    """
    `scale` is what the network divides images by. `order` makes of a layer's name what its place among the
    others goes by, where they are not in the order in which they run. `note` says what was changed in it,
    and where it differs.
    """

    def __init__(self, build, case, scale=1, order=None, note='', **options):
        height, width, channels = case.tensors['images'].shape[1:]
        self.name = f'Keras {keras.__version__} {build.__name__}'
        self.scale, self.note = scale, note
        self.model = build(weights=None, input_shape=(height, width, channels), classes=case.classes,
                           classifier_activation=None, **options)
        self.gradients = {}
        ordered = sorted(self.model.layers, key=lambda layer: order(layer.name)) if order else self.model.layers
        self.slots = [self.slot_of(layer) for layer in ordered if kind_of(layer)]
        for layer in self.model.layers:
            if isinstance(layer, layers.Dropout):
                layer.rate = 0
            if isinstance(layer, layers.Normalization):
                layer.mean, layer.variance = tf.zeros_like(layer.mean), tf.ones_like(layer.variance)

    def slot_of(self, layer):
        kind = kind_of(layer)
        variables = {role_of(kind, variable): variable for variable in layer.weights}

        def put(values, _shape):
            for role, variable in variables.items():
                variable.assign(values[role])

        def gradients(_shape):
            return {role: self.gradients[id(variable)] for role, variable in variables.items() if variable.trainable}

        def averages():
            return {role: variable.numpy() for role, variable in variables.items() if not variable.trainable}

        shapes = {role: tuple(variable.shape) for role, variable in variables.items()}
        return Slot(kind, shapes, put, gradients, averages)

    def outputs(self, images):
        return self.model(images * self.scale, training=False).numpy()

    def train(self, images, labels):
        """Leaves gradients and moving averages in the slots."""
        weights = self.model.trainable_weights
        with tf.GradientTape() as tape:
            logits = self.model(images * self.scale, training=True)
            losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels.astype('int32'), logits)
            loss = tf.reduce_mean(losses)
        found = tape.gradient(loss, [weight.value for weight in weights])
        self.gradients = {id(weight): gradient.numpy() for weight, gradient in zip(weights, found)}


def role_of(kind, variable):
    if kind == 'depthwise' and variable.name == 'kernel':
        return 'depthwiseKernel'
    return ROLES.get(variable.name, variable.name)
