"""Networks that nobody's package has as their authors describe them, written from the papers."""

import torch
from torch import nn
from torch.nn import functional as F

from torch_peer import Votes


def normed(inputs, outputs, kernel=1, stride=1, groups=1):
    return nn.Sequential(nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False),
                         nn.BatchNorm2d(outputs))


class AlexNetGroups(nn.Module):
    """Krizhevsky et al. 2012, with the constants of Caffe's bvlc_alexnet: two groups, local response normalisation.
    For images of 67 x 67, which leave one place of 256 channels instead of 6 x 6."""

    def __init__(self, units, classes):
        super().__init__()
        self.convs = nn.ModuleList([
            nn.Conv2d(3, 96, 11, 4), nn.Conv2d(96, 256, 5, 1, 2, groups=2), nn.Conv2d(256, 384, 3, 1, 1),
            nn.Conv2d(384, 384, 3, 1, 1, groups=2), nn.Conv2d(384, 256, 3, 1, 1, groups=2)])
        self.dense = nn.ModuleList([nn.Linear(256, units), nn.Linear(units, units), nn.Linear(units, classes)])

    def forward(self, x):
        for number, conv in enumerate(self.convs, 1):
            x = F.relu(conv(x))
            if number <= 2:
                x = F.local_response_norm(x, size=5, alpha=1e-4, beta=0.75, k=1.0)
            if number in (1, 2, 5):
                x = F.max_pool2d(x, 3, 2, ceil_mode=True)
        x = x.flatten(1)
        first, second, last = self.dense
        return last(F.relu(second(F.relu(first(x)))))


class CapsNet(nn.Module):
    """Sabour et al. 2017: lengths of the class capsules; in training also the drawing of the right one's."""

    def __init__(self, filters, types, decoder, classes=10, routings=3):
        super().__init__()
        self.routings, self.classes = routings, classes
        self.conv = nn.Conv2d(1, filters, 9)
        self.primary = nn.Conv2d(filters, types * 8, 9, 2)
        self.votes = Votes(36 * types, 8, classes * 16)
        self.decoder = nn.Sequential(nn.Linear(16 * classes, 512), nn.ReLU(), nn.Linear(512, 1024), nn.ReLU(),
                                     nn.Linear(1024, 784), nn.Sigmoid()) if decoder else None

    def forward(self, x):
        x = self.primary(F.relu(self.conv(x)))
        x = squash(x.permute(0, 2, 3, 1).reshape(len(x), -1, 8))
        self.capsules = self.route(self.votes(x).reshape(*x.shape[:2], self.classes, 16))
        return length(self.capsules)

    def route(self, votes):
        """Procedure 1: couplings are a softmax over the classes of what has agreed so far."""
        agreed = torch.zeros(votes.shape[:3], dtype=votes.dtype)
        for _ in range(self.routings):
            capsules = squash((agreed.softmax(2)[..., None] * votes).sum(1))
            agreed = agreed + (votes * capsules[:, None]).sum(-1)
        return capsules

    def loss(self, lengths, labels, images):
        """Equation 4, plus 0.0005 of the sum of squares between image and drawing."""
        right = F.one_hot(labels, self.classes)
        margin = right * F.relu(0.9 - lengths) ** 2 + 0.5 * (1 - right) * F.relu(lengths - 0.1) ** 2
        loss = margin.sum(1).mean()
        if self.decoder is None:
            return loss
        drawn = self.decoder((self.capsules * right[..., None]).flatten(1))
        return loss + 0.0005 * ((drawn - images.flatten(1)) ** 2).sum(1).mean()


# The paper's squash has no derivative at zero; Keras' CapsNet adds its epsilon under the roots.
EPSILON = 1e-7


def squash(x):
    square = (x ** 2).sum(-1, keepdim=True)
    return x * square / (1 + square) / (square + EPSILON).sqrt()


def length(x):
    return ((x ** 2).sum(-1) + EPSILON).sqrt()


class PaddedBlock(nn.Module):
    """A residual block of two 3x3 whose shortcut has no weights: every other pixel, zeros for new channels (option A)."""

    def __init__(self, inputs, outputs):
        super().__init__()
        self.stride = outputs // inputs
        self.first, self.second = normed(inputs, outputs, 3, self.stride), normed(outputs, outputs, 3)

    def forward(self, x):
        y = self.second(F.relu(self.first(x)))
        missing = (y.shape[1] - x.shape[1]) // 2
        return F.relu(y + F.pad(x[:, :, ::self.stride, ::self.stride], (0, 0, 0, 0, missing, missing)))


class ResNetCifar(nn.Module):
    """He et al. 2015, section 4.2: three stages of n blocks for 32x32 images."""

    def __init__(self, n, classes=10):
        super().__init__()
        widths = [16] * (n + 1) + [32] * n + [64] * n
        self.stem = normed(3, 16, 3)
        self.blocks = nn.Sequential(*map(PaddedBlock, widths, widths[1:]))
        self.classifier = nn.Linear(64, classes)

    def forward(self, x):
        return self.classifier(self.blocks(F.relu(self.stem(x))).mean((2, 3)))


class ShuffleUnit(nn.Module):
    """Ma et al. 2018, figure 3 (c) and (d), the authors' way: every other channel passes, the side keeps its width."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        middle = outputs // 2
        passed = inputs if stride == 2 else middle
        self.side = nn.Sequential(normed(inputs, inputs, 3, 2, inputs), normed(inputs, inputs), nn.ReLU()) \
            if stride == 2 else None
        self.main = nn.Sequential(normed(passed, middle), nn.ReLU(), normed(middle, middle, 3, stride, middle),
                                  normed(middle, outputs - passed), nn.ReLU())

    def forward(self, x):
        passed, taken = (self.side(x), x) if self.side else (x[:, ::2], x[:, 1::2])
        return torch.cat([passed, self.main(taken)], 1)


class ShuffleNetV2(nn.Module):
    """Ma et al. 2018, table 5, 1x."""

    def __init__(self, classes):
        super().__init__()
        widths = [24, *[116] * 4, *[232] * 8, *[464] * 4]
        self.stem = nn.Sequential(normed(3, 24, 3, 2), nn.ReLU(), nn.MaxPool2d(3, 2, 1))
        self.units = nn.Sequential(*(ShuffleUnit(before, after, 1 if before == after else 2)
                                     for before, after in zip(widths, widths[1:])))
        self.head = nn.Sequential(normed(464, 1024), nn.ReLU())
        self.classifier = nn.Linear(1024, classes, bias=False)

    def forward(self, x):
        return self.classifier(self.head(self.units(self.stem(x))).mean((2, 3)))
