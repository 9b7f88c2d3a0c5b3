"""Runs a network of Keras 3 as one TensorFlow graph, image by image, and tells milliseconds an image."""

import importlib
import sys

import tensorflow as tf

from keras_net import Net
from task import ImageTimes, read_task, tell


def main():
    task = read_task()
    K = importlib.import_module(sys.argv[2])
    model = Net(K, task).build(task.heads, False)
    graph = tf.function(lambda x: model(x, training=False))
    images = task.images()
    times = ImageTimes(len(images))
    times.measure(lambda index: graph(tf.constant(images[index:index + 1])).numpy())
    tell(f'{K.__name__} {K.__version__}, TensorFlow {tf.__version__}', model.count_params(), times.per_image)


main()
