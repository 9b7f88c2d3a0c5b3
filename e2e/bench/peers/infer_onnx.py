"""Runs a network in ONNX Runtime on one thread, image by image, and tells milliseconds an image. PyTorch writes its file."""

import numpy as np
import onnxruntime
import torch

from task import ImageTimes, read_task, tell
from torch_net import Net


def main():
    task = read_task()
    net = Net(task, task.heads).eval()
    images = np.ascontiguousarray(task.images().transpose(0, 3, 1, 2))
    file = str(task.folder / 'net.onnx')
    torch.onnx.export(net, torch.from_numpy(images[:1]), file, input_names=['image'], opset_version=16)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(file, options, providers=['CPUExecutionProvider'])
    times = ImageTimes(len(images))
    times.measure(lambda index: session.run(None, {'image': images[index:index + 1]}))
    tell(f'ONNX Runtime {onnxruntime.__version__}', net.count(), times.per_image)


main()
