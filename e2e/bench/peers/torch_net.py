"""A network in PyTorch, layer by layer from a plan. Channels come first."""

import torch
from torch import nn
from torch.nn import functional as F

from task import fold

EPSILON = 1e-7


def squash(x):
    square = (x * x).sum(-1, keepdim=True)
    return x * (square / (1 + square) / (square + EPSILON).sqrt())


def route(votes, routings):
    """`[batch, capsules, count, dimension]`"""
    poses = squash(votes.sum(2, keepdim=True) / votes.shape[1])
    agreed = 0
    for _ in range(routings - 1):
        agreed = agreed + poses @ votes.transpose(2, 3)
        poses = squash(agreed.softmax(1) @ votes)
    return poses.squeeze(2)


def margins_of(layer):
    """Zeros around the image as `[left, right, top, bottom]`, and as one number a direction where both sides have the same."""
    (top, bottom), (left, right) = layer['window']['zeros']
    return [left, right, top, bottom], (top, left) if top == bottom and left == right else None


class Act(nn.Module):
    FUNCTIONS = {'relu': F.relu, 'relu6': F.relu6, 'swish': F.silu, 'hardSwish': F.hardswish, 'sigmoid': torch.sigmoid,
                 'hardSigmoid': F.hardsigmoid}

    def __init__(self, name):
        super().__init__()
        self.function = Act.FUNCTIONS.get(name) or (lambda x: x.softmax(-1))

    def forward(self, x):
        return self.function(x)


class Padded(nn.Module):
    """What slides, with zeros laid around first where the two sides differ."""

    def __init__(self, make, layer, fill=0.0):
        super().__init__()
        self.margins, even = margins_of(layer)
        self.inner = make(even or (0, 0))
        self.fill = fill
        self.by_hand = even is None

    def forward(self, x):
        return self.inner(F.pad(x, self.margins, value=self.fill) if self.by_hand else x)


class Drop(nn.Module):
    """Stochastic depth: whole images."""

    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def forward(self, x):
        if not self.training:
            return x
        return x * (torch.rand(len(x), 1, 1, 1) >= self.rate).to(x.dtype) / (1 - self.rate)


class Votes(nn.Module):
    def __init__(self, count, dimension, capsules, to):
        super().__init__()
        self.capsules, self.to_size = capsules, to
        self.kernel = nn.Parameter(torch.empty(count, dimension, capsules * to))
        nn.init.xavier_uniform_(self.kernel)

    def forward(self, x):
        count = self.kernel.shape[0]
        votes = torch.bmm(x.transpose(0, 1), self.kernel)
        return votes.reshape(count, -1, self.capsules, self.to_size).permute(1, 2, 0, 3)


def module_of(layer):
    """What has weights or behaves differently in training."""
    kind, params = layer['type'], layer['params']
    channels = layer['inputShapes'][0][-1] if layer['inputShapes'] else 0
    match kind:
        case 'Conv2D':
            return Padded(lambda padding: nn.Conv2d(channels, params['filters'], params['kernelSize'], params['strides'],
                                                    padding, params['dilationRate'], params['groups'], params['useBias']), layer)
        case 'DepthwiseConv2D':
            return Padded(lambda padding: nn.Conv2d(channels, channels * params['depthMultiplier'], params['kernelSize'],
                                                    params['strides'], padding, groups=channels, bias=params['useBias']), layer)
        case 'Dense':
            return nn.Linear(channels, params['units'], params['useBias'])
        case 'BatchNormalization':
            kind = nn.BatchNorm2d if len(layer['shape']) == 3 else nn.BatchNorm1d
            return kind(channels, params['epsilon'], 1 - params['momentum'])
        case 'MaxPooling2D':
            return Padded(lambda padding: nn.MaxPool2d(params['poolSize'], params['strides'], padding), layer, float('-inf'))
        case 'AveragePooling2D':
            return Padded(lambda padding: nn.AvgPool2d(params['poolSize'], params['strides'], padding,
                                                       count_include_pad=params['countIncludePad']), layer)
        case 'Activation':
            return Act(params['activation'])
        case 'Dropout':
            return nn.Dropout(params['rate'])
        case 'StochasticDepth':
            return Drop(params['rate'])
        case 'CapsuleVotes':
            capsules, count, to = layer['shape']
            return Votes(count, channels, capsules, to)
    return None


class Net(nn.Module):
    def __init__(self, task, heads):
        super().__init__()
        self.layers, self.heads = task.layers, heads
        modules = {layer['name']: module_of(layer) for layer in task.layers}
        self.parts = nn.ModuleDict({name.replace('.', '/'): module for name, module in modules.items() if module})

    def forward(self, image, label=None):
        return fold(self.layers, self.emit, self.heads, image, label)

    def emit(self, layer, inputs):
        name, params = layer['name'].replace('.', '/'), layer['params']
        if name in self.parts:
            return self.parts[name](inputs[0])
        match layer['type']:
            case 'Add':
                return sum(inputs[1:], inputs[0])
            case 'Multiply':
                a, b = inputs
                return a * b
            case 'Concatenate':
                return torch.cat(inputs, 1)
            case 'GlobalAveragePooling2D':
                return inputs[0].mean((2, 3), keepdim=params['keepDims'])
            case 'Flatten':
                return inputs[0].flatten(1)
            case 'Reshape':
                return inputs[0].permute(0, 2, 3, 1).reshape(-1, *layer['shape'])
            case 'ChannelShuffle':
                count, channels, height, width = inputs[0].shape
                apart = inputs[0].reshape(count, params['groups'], channels // params['groups'], height, width)
                return apart.transpose(1, 2).reshape(count, channels, height, width)
            case 'ChannelSlice':
                return inputs[0][:, params['start']:params['start'] + params['count']]
            case 'Squash':
                return squash(inputs[0])
            case 'CapsuleRouting':
                return route(inputs[0], params['routings'])
            case 'CapsuleLength':
                return ((inputs[0] ** 2).sum(-1) + EPSILON).sqrt()
            case 'CapsuleMask':
                capsules, label = inputs
                return capsules * label[..., None]
        raise LookupError(layer['type'])

    def count(self):
        """As Keras counts: with moving averages, without the counter that PyTorch has beside them."""
        averages = sum(buffer.numel() for name, buffer in self.named_buffers() if not name.endswith('num_batches_tracked'))
        return averages + sum(weight.numel() for weight in self.parameters())
