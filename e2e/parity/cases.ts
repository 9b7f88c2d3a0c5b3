import type { ArgumentValues } from '../../shared/templates/TemplateFile.ts';

/** A variant that is computed twice: by the engine and by somebody else's implementation. */
export interface ParityCase {
  /** By which `peers.py` knows the other implementation. */
  readonly id: string;
  readonly template: string;
  readonly variant: string;
  /** What makes the net small without changing its structure. */
  readonly set: ArgumentValues;
  /** Whether a pass in training is compared as well: gradients and moving averages. */
  readonly training: boolean;
}

const small = { resolution: 64, classes: 10 };

const family = (
  template: string,
  set: ArgumentValues,
  variants: readonly string[],
  { training = true } = {},
): readonly ParityCase[] =>
  variants.map(variant => ({ id: `${template}/${variant}`, template, variant, set, training }));

export const cases: readonly ParityCase[] = [
  // The peer is built for 224 x 224, and a training pass of 54 million weights is too much to write down.
  ...family('alexnet', { classes: 10 }, ['alexnet'], { training: false }),
  ...family('alexnet', { resolution: 67, classes: 10, units: 64 }, ['alexnet-groups']),
  ...family('capsnet', { types: 8, filters: [64] }, ['capsnet', 'capsnet-decoder']),
  ...family('densenet', small, ['densenet121']),
  ...family('densenet', {}, ['densenet-bc-40-12']),
  ...family('efficientnet', small, ['b0']),
  ...family('ghostnet', small, ['ghostnet']),
  ...family('googlenet', small, ['googlenet-bn-aux']),
  ...family('mnasnet', small, ['a1', 'b1', 'small']),
  ...family('mobilenet-v1', { ...small, width: 0.5 }, ['mobilenet-v1']),
  ...family('mobilenet-v2', { ...small, width: 0.5 }, ['mobilenet-v2']),
  ...family('mobilenet-v3', small, ['large', 'small', 'small-minimalistic']),
  ...family('resnet', small, ['resnet18', 'resnet50', 'resnet50-keras', 'resnet50-v2']),
  ...family('resnet', {}, ['resnet20-cifar', 'resnet20-cifar-b']),
  ...family('shufflenet-v1', { ...small, scale: 0.5 }, ['shufflenet-v1']),
  ...family('shufflenet-v2', small, ['shufflenet-v2', 'shufflenet-v2-torchvision']),
  ...family('squeezenet', small, ['squeezenet1.0', 'squeezenet1.1', 'squeezenet1.0-simple-bypass']),
  ...family('vgg', small, ['vgg16'], { training: false }),
  ...family('vgg', { ...small, units: 64 }, ['vgg11-bn']),
];
