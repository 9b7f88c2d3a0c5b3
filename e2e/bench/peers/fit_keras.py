"""Trains a network by `fit` of Keras 3 (`keras`) or Keras 2 (`tf_keras`), and tells milliseconds a step."""

import importlib
import sys

import numpy as np
import tensorflow as tf

from keras_net import Net, margin
from task import EpochTimes, read_task, tell


def main():
    task = read_task()
    K = importlib.import_module(sys.argv[2])
    K.utils.set_random_seed(1)
    with_label = any(layer['type'] == 'Label' for layer in task.layers)
    model = Net(K, task).build(task.heads, with_label)
    images, labels = task.images(), task.labels()
    right = np.eye(task.classes, dtype='float32')[labels]
    losses = {'categoricalCrossentropy': K.losses.SparseCategoricalCrossentropy(from_logits=True),
              'margin': margin, 'meanSquaredError': 'mean_squared_error'}
    targets = {'categoricalCrossentropy': labels, 'margin': right, 'meanSquaredError': images.reshape(len(images), -1)}
    accuracy = 'categorical_accuracy' if task.heads[0]['loss'] == 'margin' else 'sparse_categorical_accuracy'
    several = len(task.heads) > 1
    model.compile(K.optimizers.Adam(0.001),
                  loss=[losses[head['loss']] for head in task.heads] if several else losses[task.heads[0]['loss']],
                  loss_weights=[head['weight'] for head in task.heads] if several else None,
                  metrics=[[accuracy], *[[] for _ in task.heads[1:]]] if several else [accuracy])
    times = EpochTimes(len(images) // task.batch)

    class Watch(K.callbacks.Callback):
        def on_epoch_begin(self, *_):
            times.begin()

        def on_epoch_end(self, *_):
            times.end()

    history = model.fit([images, right] if with_label else images,
                        [targets[head['loss']] for head in task.heads] if several else targets[task.heads[0]['loss']],
                        batch_size=task.batch, epochs=task.epochs, shuffle=False, verbose=0, callbacks=[Watch()])
    tell(f'{K.__name__} {K.__version__}, TensorFlow {tf.__version__}', model.count_params(), times.per_step[1:], history.history['loss'][-1])


main()
