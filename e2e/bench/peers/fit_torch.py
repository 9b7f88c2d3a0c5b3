"""Trains a network by a plain loop in PyTorch, in the memory format of the second argument, and tells milliseconds a step."""

import os
import sys

import numpy as np
import torch
from torch.nn import functional as F

from task import EpochTimes, read_task, tell
from torch_net import Net


def loss_of(head, output, labels, right, images):
    match head['loss']:
        case 'categoricalCrossentropy':
            return F.cross_entropy(output, labels)
        case 'margin':
            each = right * F.relu(0.9 - output) ** 2 + 0.5 * (1 - right) * F.relu(output - 0.1) ** 2
            return each.sum(1).mean()
        case 'meanSquaredError':
            return F.mse_loss(output, images.permute(0, 2, 3, 1).flatten(1))


def main():
    task = read_task()
    torch.manual_seed(1)
    torch.set_num_threads(len(os.sched_getaffinity(0)))
    layout = torch.channels_last if sys.argv[2] == 'channels_last' else torch.contiguous_format
    net = Net(task, task.heads).to(memory_format=layout)
    with_label = any(layer['type'] == 'Label' for layer in task.layers)
    images = torch.from_numpy(np.ascontiguousarray(task.images().transpose(0, 3, 1, 2))).contiguous(memory_format=layout)
    labels = torch.from_numpy(task.labels()).long()
    optimizer = torch.optim.Adam(net.parameters(), 0.001, eps=1e-7)
    times = EpochTimes(len(images) // task.batch)
    for _ in range(task.epochs):
        times.begin()
        total = correct = 0
        for start in range(0, len(images), task.batch):
            x, y = images[start:start + task.batch], labels[start:start + task.batch]
            right = F.one_hot(y, task.classes).float()
            optimizer.zero_grad(set_to_none=True)
            outputs = net(x, right) if with_label else net(x)
            loss = sum(head['weight'] * loss_of(head, output, y, right, x) for head, output in zip(task.heads, outputs))
            loss.backward()
            optimizer.step()
            total += loss.item()
            correct += (outputs[0].argmax(1) == y).sum().item()
        times.end()
    tell(f'PyTorch {torch.__version__}', net.count(), times.per_step[1:], total / times.steps)


main()
