"""Weights as the engine has them, and which of them a layer of another program gets."""

import json
from dataclasses import dataclass

import numpy as np

KINDS = {'Conv2D': 'conv', 'DepthwiseConv2D': 'depthwise', 'BatchNormalization': 'norm', 'Dense': 'dense',
         'CapsuleVotes': 'votes'}


class Case:
    """A folder that the engine wrote: a plan, and tensors in float64 by name."""

    def __init__(self, folder):
        described = json.loads((folder / 'case.json').read_text())
        self.id, self.classes, self.layers = (described[key] for key in ('id', 'classes', 'layers'))
        self.tensors = read_safetensors(folder / 'tensors.safetensors')

    def named(self, prefix):
        """The tensors whose name begins so, by the rest of it."""
        return {name.removeprefix(prefix): value for name, value in self.tensors.items() if name.startswith(prefix)}


def read_safetensors(path):
    content = path.read_bytes()
    start = 8 + int.from_bytes(content[:8], 'little')
    found = {}
    for name, entry in json.loads(content[8:start]).items():
        first, last = entry['data_offsets']
        values = np.frombuffer(content[start + first:start + last], '<f4')
        found[name] = values.reshape(entry['shape']).astype(np.float64)
    return found


@dataclass
class Slot:
    """A layer of another program. Its values are in Lightweave's layout: channels last."""

    kind: str
    shapes: dict  # role -> shape
    put: callable  # (role -> value, shape before flattening or None)
    gradients: callable  # (shape before flattening or None) -> role -> value
    averages: callable  # () -> role -> value


class Assignment:
    """The layers of a plan and the slots of another program that have the same weights."""

    def __init__(self, case, slots):
        """Every slot gets the first layer that is of its kind, has its shapes and is still free."""
        by_name = {layer['name']: layer for layer in case.layers}
        free = [layer for layer in case.layers if layer['weights']]
        self.pairs = []
        for slot in slots:
            layer = next((layer for layer in free if fits(layer, slot)), None)
            if layer is None:
                raise LookupError(f'no {slot.kind} with {slot.shapes}')
            free.remove(layer)
            self.pairs.append((layer, slot, flattened(by_name, layer)))
        if free:
            raise LookupError(f'nothing takes {[layer["name"] for layer in free]}')
        for layer, slot, shape in self.pairs:
            slot.put({weight['role']: case.tensors[weight['name']] for weight in layer['weights']}, shape)

    def gradients(self):
        return self._by_name(lambda slot, shape: slot.gradients(shape))

    def averages(self):
        return self._by_name(lambda slot, _: slot.averages())

    def _by_name(self, read):
        return {weight['name']: values[weight['role']]
                for layer, slot, shape in self.pairs for values in [read(slot, shape)]
                for weight in layer['weights'] if weight['role'] in values}


def fits(layer, slot):
    shapes = {weight['role']: tuple(weight['shape']) for weight in layer['weights']}
    return KINDS.get(layer['type']) == slot.kind and shapes == slot.shapes


def flattened(by_name, layer):
    """The shape that a dense layer's input had before it was flattened: other programs flatten in another order."""
    source = layer
    while source['type'] in ('Dense', 'Dropout'):
        source = by_name[source['inputs'][0]]
        if source['type'] == 'Flatten':
            shape = source['inputShapes'][0]
            return tuple(shape) if layer['type'] == 'Dense' and len(shape) == 3 else None
        if source['type'] == 'Dense':
            return None
    return None
