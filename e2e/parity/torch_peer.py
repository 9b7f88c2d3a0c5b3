"""Networks in PyTorch, in float64."""

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from weights import Slot


class Votes(nn.Module):
    """One matrix for each capsule: `[batch, count, dimension]` to `[batch, count, to]`."""

    def __init__(self, count, dimension, to):
        super().__init__()
        self.kernel = nn.Parameter(torch.zeros(count, dimension, to))

    def forward(self, x):
        return torch.einsum('bid,idt->bit', x, self.kernel)


def to_torch(kind, role, value, shape):
    match kind, role:
        case 'conv', 'kernel':
            return value.transpose(3, 2, 0, 1)
        case 'depthwise', 'depthwiseKernel':
            height, width, channels, multiplier = value.shape
            return value.transpose(2, 3, 0, 1).reshape(channels * multiplier, 1, height, width)
        case 'dense', 'kernel' if shape:
            return value.reshape(*shape, -1).transpose(3, 2, 0, 1).reshape(value.shape[1], -1)
        case 'dense', 'kernel':
            return value.T
    return value


def from_torch(kind, role, value, shape):
    match kind, role:
        case 'conv', 'kernel':
            return value.transpose(2, 3, 1, 0)
        case 'depthwise', 'depthwiseKernel':
            channels, multiplier = shape
            return value.reshape(channels, multiplier, *value.shape[2:]).transpose(2, 3, 0, 1)
        case 'dense', 'kernel' if shape:
            height, width, channels = shape
            return value.reshape(-1, channels, height, width).transpose(2, 3, 1, 0).reshape(-1, value.shape[0])
        case 'dense', 'kernel':
            return value.T
    return value


def roles_of(module):
    """The kind of a layer and its tensors by Lightweave's roles."""
    match module:
        case nn.Conv2d() if module.groups == module.in_channels > 1:
            return 'depthwise', {'depthwiseKernel': module.weight, 'bias': module.bias}
        case nn.Conv2d():
            return 'conv', {'kernel': module.weight, 'bias': module.bias}
        case nn.BatchNorm2d():
            return 'norm', {'gamma': module.weight, 'beta': module.bias,
                            'movingMean': module.running_mean, 'movingVariance': module.running_var}
        case nn.Linear():
            return 'dense', {'kernel': module.weight, 'bias': module.bias}
        case Votes():
            return 'votes', {'kernel': module.kernel}
    return None, {}


def slot_of(module):
    kind, tensors = roles_of(module)
    tensors = {role: tensor for role, tensor in tensors.items() if tensor is not None}
    multiplier = (module.in_channels, module.out_channels // module.in_channels) if kind == 'depthwise' else None

    def put(values, shape):
        for role, tensor in tensors.items():
            value = np.ascontiguousarray(to_torch(kind, role, values[role], shape))
            tensor.data.copy_(torch.from_numpy(value))
        if kind == 'norm':
            module.old_variance = module.running_var.clone()

    def gradients(shape):
        return {role: from_torch(kind, role, tensor.grad.numpy(), multiplier or shape)
                for role, tensor in tensors.items() if tensor.grad is not None}

    def averages():
        if kind != 'norm':
            return {}
        # PyTorch's variance is divided by count - 1, Keras' and Lightweave's by the count.
        kept = (1 - module.momentum) * module.old_variance
        variance = kept + (module.running_var - kept) * (module.count - 1) / module.count
        return {'movingMean': module.running_mean.numpy(), 'movingVariance': variance.numpy()}

    shapes = {role: from_torch(kind, role, tensor.detach().numpy(), multiplier).shape for role, tensor in tensors.items()}
    return Slot(kind, shapes, put, gradients, averages)


def count_values(module, inputs):
    module.count = inputs[0].numel() // inputs[0].shape[1]


def cross_entropy(outputs, labels, _images):
    return F.cross_entropy(outputs, labels)


class TorchPeer:
    """
    `loss` gets the outputs of a module in training, labels and images. `order` makes of a part's name what its place
    among the others goes by, where they are not in the order in which they run. `note` says what was changed in
    it, and where it differs.
    """

    def __init__(self, name, module, loss=cross_entropy, order=None, note=''):
        self.name, self.module, self.loss, self.note = name, module.double(), loss, note
        parts = list(module.named_modules())
        if order:
            parts.sort(key=lambda named: order(named[0]))
        self.slots = [slot_of(part) for _, part in parts if roles_of(part)[0]]
        for part in module.modules():
            if isinstance(part, nn.Dropout):
                part.p = 0.0
            if isinstance(part, nn.BatchNorm2d):
                part.register_forward_pre_hook(count_values)

    def outputs(self, images):
        with torch.no_grad():
            return self.module.eval()(channels_first(images)).flatten(1).numpy()

    def train(self, images, labels):
        """Leaves gradients and moving averages in the slots."""
        images = channels_first(images)
        self.loss(self.module.train()(images), torch.from_numpy(labels).long(), images).backward()


def channels_first(images):
    return torch.from_numpy(np.ascontiguousarray(images.transpose(0, 3, 1, 2)))
