"""Which other implementation a case is compared with."""

from importlib.metadata import version

import pytorchcv.model_provider
import timm
import torch
import torchvision
from keras import applications
from torch import nn
from torch.nn import functional as F

import papers
from keras_peer import KerasPeer
from torch_peer import TorchPeer


def keras(build, **options):
    return lambda case: KerasPeer(build, case, **options)


def keras_resnet(build):
    """Its shortcut (0) runs after the block's other convolutions in Lightweave, the normalisation in front before them."""
    def order(name):
        return name.replace('_0_', '_9_').replace('_preact_', '_0_')

    return keras(build, order=order)


def vision_module(name, case, **options):
    return getattr(torchvision.models, name)(weights=None, num_classes=case.classes, **options)


def vision_name(name):
    """Without what Debian adds to the version."""
    return f'torchvision {torchvision.__version__.removesuffix("a0")} {name}'


def vision(name):
    return lambda case: TorchPeer(vision_name(name), vision_module(name, case))


def googlenet(case):
    """With both auxiliary classifiers, which count 0.3 each and run amid the modules."""
    def loss(outputs, labels, _images):
        first, *others = (F.cross_entropy(part, labels)
                          for part in (outputs.logits, outputs.aux_logits1, outputs.aux_logits2))
        return first + 0.3 * sum(others)

    def order(name):
        return 'last' if name == 'fc' else name.replace('aux1', 'inception4a1').replace('aux2', 'inception4d1')

    module = vision_module('googlenet', case, aux_logits=True, init_weights=False)
    return TorchPeer(vision_name('googlenet'), module, loss, order,
                     note='Equal at this size. On 14 x 14, auxiliary heads pool by 5 x 5 in steps of 3 here, as in the paper; '
                          'torchvision by 4 x 4 in uneven steps.')


def vgg11_bn(case):
    """Fewer units, and no pooling to 7x7, which would repeat what small images leave."""
    module, units, relu = vision_module('vgg11_bn', case), 64, nn.ReLU()
    module.avgpool = nn.Identity()
    module.classifier = nn.Sequential(nn.Linear(2048, units), relu, nn.Linear(units, units), relu,
                                      nn.Linear(units, case.classes))
    return TorchPeer(vision_name('vgg11_bn'), module,
                     note='A head for 64 x 64: torchvision repeats the 2 x 2 that is left to get 7 x 7.')


def cv_module(name, case):
    return pytorchcv.model_provider.get_model(name, num_classes=case.classes)


def cv_name(name):
    return f'pytorchcv {version("pytorchcv")} {name}'


def cv(name):
    return lambda case: TorchPeer(cv_name(name), cv_module(name, case))


def shufflenet_v1(case):
    name = 'shufflenet_g3_wd2'
    module = cv_module(name, case)
    for unit in module.modules():
        if getattr(unit, 'downsample', False):
            pooled = unit.compress_conv1.in_channels
            unit.register_forward_hook(lambda _, __, out, pooled=pooled: torch.roll(out, pooled, 1))
    module.features.final_pool = nn.AdaptiveAvgPool2d(1)
    module.output = nn.Linear(module.output.in_features, case.classes, bias=False)
    return TorchPeer(cv_name(name), module,
                     note='Where a unit halves the image, pooled channels come first, and the classifier has no bias, as in '
                            'the authors’ code; pytorchcv has them last, and a bias.')


def squeezenet_bypass(case):
    name = 'squeezeresnet_v1_0'
    module = cv_module(name, case)
    module.output.final_pool = nn.AdaptiveAvgPool2d(1)
    return TorchPeer(cv_name(name), module, note='Its last pooling takes all that is left of 64 x 64 instead of 13 x 13.')


def mnasnet(name, note='', skip=True):
    """TensorFlow's padding and its constants of batch normalisation, as the authors have them."""
    def make(case):
        module = timm.create_model(name, num_classes=case.classes, pad_type='same', bn_eps=1e-3, bn_momentum=0.01)
        module.blocks[0][0].has_skip &= skip
        return TorchPeer(f'timm {timm.__version__} {name}', module, note=note)
    return make


def ghostnet(case):
    name = 'ghostnet_100'
    return TorchPeer(f'timm {timm.__version__} {name}', timm.create_model(name, num_classes=case.classes, drop_rate=0))


def paper(name, build):
    def make(case):
        module = build(case)
        return TorchPeer(f'{name}, written from the paper', module, *([module.loss] if hasattr(module, 'loss') else []))
    return make


def capsnet(decoder):
    return paper('Sabour et al. 2017', lambda _: papers.CapsNet(64, 8, decoder))


PEERS = {
    'alexnet/alexnet': vision('alexnet'),
    'alexnet/alexnet-groups': paper('Krizhevsky et al. 2012', lambda case: papers.AlexNetGroups(64, case.classes)),
    'capsnet/capsnet': capsnet(False),
    'capsnet/capsnet-decoder': capsnet(True),
    'densenet/densenet121': vision('densenet121'),
    'densenet/densenet-bc-40-12': cv('densenet40_k12_bc_cifar10'),
    'efficientnet/b0': keras(applications.EfficientNetB0, scale=255,
                             note='Without the mean and variance of ImageNet that it has as a layer of its own.'),
    'ghostnet/ghostnet': ghostnet,
    'googlenet/googlenet-bn-aux': googlenet,
    'mnasnet/a1': mnasnet('semnasnet_100'),
    'mnasnet/b1': mnasnet('mnasnet_100'),
    'mnasnet/small': mnasnet('mnasnet_small', skip=False,
                             note='Without the skip around its first block: the authors’ block declares 16 inputs, and so '
                                    'has none.'),
    'mobilenet-v1/mobilenet-v1': keras(applications.MobileNet, alpha=0.5),
    'mobilenet-v2/mobilenet-v2': keras(applications.MobileNetV2, alpha=0.5),
    'mobilenet-v3/large': keras(applications.MobileNetV3Large, include_preprocessing=False),
    'mobilenet-v3/small': keras(applications.MobileNetV3Small, include_preprocessing=False),
    'mobilenet-v3/small-minimalistic': keras(applications.MobileNetV3Small, include_preprocessing=False,
                                             minimalistic=True),
    'resnet/resnet18': vision('resnet18'),
    'resnet/resnet50': vision('resnet50'),
    'resnet/resnet50-keras': keras_resnet(applications.ResNet50),
    'resnet/resnet50-v2': keras_resnet(applications.ResNet50V2),
    'resnet/resnet20-cifar': paper('He et al. 2015', lambda _: papers.ResNetCifar(3)),
    'resnet/resnet20-cifar-b': cv('resnet20_cifar10'),
    'shufflenet-v1/shufflenet-v1': shufflenet_v1,
    'shufflenet-v2/shufflenet-v2': paper('Ma et al. 2018', lambda case: papers.ShuffleNetV2(case.classes)),
    'shufflenet-v2/shufflenet-v2-torchvision': vision('shufflenet_v2_x1_0'),
    'squeezenet/squeezenet1.0': vision('squeezenet1_0'),
    'squeezenet/squeezenet1.1': vision('squeezenet1_1'),
    'squeezenet/squeezenet1.0-simple-bypass': squeezenet_bypass,
    'vgg/vgg16': keras(applications.VGG16),
    'vgg/vgg11-bn': vgg11_bn,
}
