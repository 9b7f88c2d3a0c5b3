import { describe, expect, it } from 'vitest';
import { defaultParams } from '../layers/ParamSpec.ts';
import { expandBlock } from '../lowering/expandBlock.ts';
import { ClassifierHead } from './ClassifierHead.ts';

const pathsOf = (params: object) => {
  const complete = { ...defaultParams(ClassifierHead.params), dropout: 0.5, ...params };
  const fragment = expandBlock(ClassifierHead, complete, { in: [6, 6, 8] });
  if (!fragment.ok) expect.fail(JSON.stringify(fragment.error));
  return fragment.value.layers.map(({ path, shape }) => `${path} ${shape.join('x')}`);
};

describe('ClassifierHead', () => {
  it('averages, drops and classifies by default', () => {
    expect(pathsOf({})).toEqual(['gather 8', 'dropout1 8', 'classifier 10', 'softmax 10']);
  });

  it('drops in front of all dense layers but the first, as AlexNet and VGG do', () => {
    expect(pathsOf({ pooling: 'flatten', hidden: [32, 16], dropoutBefore: 'allButFirst' })).toEqual([
      'gather 288',
      'hidden1 32',
      'relu1 32',
      'dropout2 32',
      'hidden2 16',
      'relu2 16',
      'dropout3 16',
      'classifier 10',
      'softmax 10',
    ]);
  });

  it('drops in front of all but the last, as torchvision’s AlexNet does', () => {
    const dropped = pathsOf({ hidden: [32, 16], dropoutBefore: 'allButLast' }).filter(path => path.startsWith('drop'));
    expect(dropped).toEqual(['dropout1 8', 'dropout2 32']);
  });

  it('has no dropout layer at a rate of 0', () => {
    expect(pathsOf({ dropout: 0, hidden: [4] }).filter(path => path.startsWith('drop'))).toEqual([]);
  });
});
