"""What the benchmark asks for: a network as a list of layers with literal parameters, and images."""

import json
import resource
import sys
import time
from pathlib import Path

import numpy as np


class Task:
    def __init__(self, folder):
        described = json.loads((folder / 'task.json').read_text())
        self.folder = folder
        self.layers, self.heads, self.image = (described[key] for key in ('layers', 'heads', 'image'))
        self.batch, self.epochs, self.classes = (described[key] for key in ('batch', 'epochs', 'classes'))

    def images(self):
        return np.fromfile(self.folder / 'images.f32', '<f4').reshape(-1, *self.image)

    def labels(self):
        return np.fromfile(self.folder / 'labels.i32', '<i4')


def read_task():
    return Task(Path(sys.argv[1]))


def fold(layers, emit, heads, image, label=None):
    """Carries the layers out in order; gives what the heads stand on. Every shape must be the planned one."""
    values = {}
    for layer in layers:
        if layer['type'] == 'Input':
            value = image
        elif layer['type'] == 'Label':
            value = label
        else:
            value = emit(layer, [values[name] for name in layer['inputs']])
        values[layer['name']] = value
    return [values[head['layer']] for head in heads]


class EpochTimes:
    """Milliseconds a step of every epoch but the first, in which everything is built."""

    def __init__(self, steps):
        self.steps = steps
        self.per_step = []

    def begin(self):
        self.began = time.perf_counter()

    def end(self):
        self.per_step.append(1000 * (time.perf_counter() - self.began) / self.steps)


class ImageTimes:
    """Milliseconds an image, once for each part: every image in turn, after some that are not timed."""

    WARM_UP, PARTS = 50, 5

    def __init__(self, count):
        self.count = count
        self.per_image = []

    def measure(self, run):
        for index in range(self.WARM_UP):
            run(index % self.count)
        for _ in range(self.PARTS):
            began = time.perf_counter()
            for index in range(self.count):
                run(index)
            self.per_image.append(1000 * (time.perf_counter() - began) / self.count)


def tell(version, params, times, loss=0):
    """Milliseconds, without the first epoch where there are epochs."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = {'version': version, 'params': int(params), 'timesMs': times, 'peakMiB': peak, 'loss': float(loss)}
    print(json.dumps(found))
