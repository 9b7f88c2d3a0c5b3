"""Runs other people's networks with the weights and images of the engine, and compares what comes out.

python parity.py FOLDER, which `npm run parity` fills; leaves results.json there, and fails if anything differs.
"""

import json
import sys
import traceback
from pathlib import Path

import numpy as np

from peers import PEERS
from weights import Assignment, Case

# Relative to the largest value of an image's outputs, and of a tensor.
LIMITS = {'outputs': 1e-4, 'gradients': 1e-3, 'averages': 1e-4, 'remainder': 1e-3}

# Below this share of the largest gradient, a float64 gradient is zero but for rounding: a shift that the next batch
# normalisation takes back.
NOTHING = 1e-9


def difference(ours, theirs):
    if ours.shape != theirs.shape:
        raise ValueError(f'{ours.shape} here, {theirs.shape} there')
    return float(np.abs(ours - theirs).max() / np.abs(theirs).max())


def worst(ours, theirs):
    """The largest difference of tensors by name, and whose it is."""
    if ours.keys() != theirs.keys():
        raise ValueError(f'only on one side: {sorted(ours.keys() ^ theirs.keys())[:5]}')
    return max((difference(ours[name], theirs[name]), name) for name in ours) if ours else (0.0, '')


def compare_training(case, assignment):
    ours, theirs = case.named('gradient '), assignment.gradients()
    largest = max(np.abs(value).max() for value in theirs.values())
    zeros = {name for name, value in theirs.items() if np.abs(value).max() < NOTHING * largest}
    rest = [np.abs(ours[name]).max() / largest for name in zeros]
    gradients, where = worst(without(ours, zeros), without(theirs, zeros))
    averages, _ = worst(case.named('update '), assignment.averages())
    return {'gradients': gradients, 'where': where, 'averages': averages, 'zeros': len(zeros),
            'remainder': float(max(rest, default=0))}


def without(values, names):
    return {name: value for name, value in values.items() if name not in names}


def compare(case):
    peer = PEERS[case.id](case)
    assignment = Assignment(case, peer.slots)
    ours, theirs = case.tensors['outputs'], peer.outputs(case.tensors['images'])
    result = {'peer': peer.name, 'note': peer.note, 'outputs': max(map(difference, ours, theirs))}
    if case.named('gradient '):
        peer.train(case.tensors['images'], case.tensors['labels'])
        result |= compare_training(case, assignment)
    result['failures'] = [f'{what} differ by {result[what]:.1e}' for what, limit in LIMITS.items()
                          if not result.get(what, 0) <= limit]
    return result


def main(folder):
    results = []
    for path in sorted(folder.glob('*/case.json')):
        case = Case(path.parent)
        try:
            result = compare(case)
        except Exception as problem:
            traceback.print_exc()
            result = {'failures': [f'{type(problem).__name__}: {problem}']}
        results.append({'id': case.id, **result})
        numbers = [f'{name} {value:.1e}' for name, value in result.items() if isinstance(value, float)]
        print('FAILED' if result['failures'] else 'ok    ', case.id, *numbers, result.get('where', ''), flush=True)
    (folder / 'results.json').write_text(json.dumps(results))
    failed = [result['id'] for result in results if result['failures']]
    print(f'{len(results)} networks compared, {len(failed)} differ')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(Path(sys.argv[1])))
