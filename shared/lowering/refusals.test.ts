import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { instantiate } from '../templates/instantiate.ts';
import { type ArgumentValues, templateFileSchema } from '../templates/TemplateFile.ts';
import { lower } from './lower.ts';

const lowered = (family: string, variant: string, values: ArgumentValues) => {
  const file = new URL(`../../templates/${family}.json`, import.meta.url);
  const document = instantiate(templateFileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))), variant, values);
  if (!document.ok) expect.fail(JSON.stringify(document.error));
  return lower(document.value);
};

it.each([
  ['resnet', 'resnet50', { width: 0.05, filters: 4 }, 'param/invalid', 'stem'],
  ['resnet', 'resnet20-cifar', { depths: [3, 3] }, 'expression/index', 'stage3'],
  ['resnet', 'resnet50', { depths: [3, 4, 6.5, 3] }, 'node/repeatInvalid', 'stage3'],
  ['densenet', 'densenet121', { resolution: 24 }, 'shape/tooSmall', 'transition3'],
  ['densenet', 'densenet121', { growth: 1.5 }, 'param/invalid', 'dense1'],
  ['squeezenet', 'squeezenet1.0', { resolution: 20 }, 'shape/tooSmall', 'pool8'],
  ['squeezenet', 'squeezenet1.1', { width: 0.05 }, 'param/invalid', 'fire2'],
  ['vgg', 'vgg16', { resolution: 31 }, 'shape/tooSmall', 'stage5'],
  ['vgg', 'vgg16-bn', { depths: [2, 2] }, 'expression/index', 'stage3'],
  ['alexnet', 'alexnet-groups', { groups: 3 }, 'shape/groups', 'conv2'],
  ['alexnet', 'alexnet', { padding: 0, resolution: 40 }, 'shape/tooSmall', 'conv5'],
  ['googlenet', 'googlenet', { largeKernel: 4 }, 'shape/concat', 'inception3a'],
  ['googlenet', 'googlenet-bn', { width: 0.06 }, 'param/invalid', 'inception3a'],
  ['capsnet', 'capsnet', { resolution: 16 }, 'shape/tooSmall', 'primary'],
  ['capsnet', 'capsnet', { kernels: [9] }, 'expression/index', 'primary'],
  ['capsnet', 'capsnet-decoder', { routings: 2.5 }, 'param/invalid', 'capsules'],
])('%s %s refuses %j: %s at %s', (family, variant, values, code, nodeId) => {
  const { plan, problems } = lowered(family, variant, values);
  expect(plan).toBeNull();
  expect(problems.map(({ code, at }) => ({ code, nodeId: at.nodeId }))).toContainEqual({ code, nodeId });
});
