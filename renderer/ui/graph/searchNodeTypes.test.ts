import { describe, expect, it } from 'vitest';
import { nodeCatalogue } from './nodeCatalogue.ts';
import { foundName, foundParams, searchNodeTypes } from './searchNodeTypes.ts';

const names = (query: string): readonly string[] => searchNodeTypes(nodeCatalogue({}), query).map(foundName);

describe('searchNodeTypes', () => {
  it('puts the exact name first, then names that begin so, then inner words', () => {
    expect(names('conv2d')[0]).toBe('Conv2D');
    expect(names('conv').slice(0, 2).sort()).toEqual(['Conv2D', 'ConvBlock']);
    expect(names('conv')).toContain('DepthwiseConv2D');
  });

  it('finds by initials and by words apart', () => {
    expect(names('gap')).toContain('GlobalAveragePooling2D');
    expect(names('batch norm')[0]).toBe('BatchNormalization');
  });

  it('finds by the summary in either language', () => {
    expect(names('합성곱')).toContain('Conv2D');
    expect(names('fully connected')).toEqual(['Dense']);
  });

  it('finds the option of a choice, to be set at once', () => {
    const [relu6] = searchNodeTypes(nodeCatalogue({}), 'relu6');
    expect(relu6 && foundName(relu6)).toBe('Activation · relu6');
    expect(relu6 && foundParams(relu6)).toEqual({ activation: 'relu6' });
  });

  it('gives everything for an empty query and nothing for nonsense', () => {
    expect(names(' ')).toHaveLength(nodeCatalogue({}).length);
    expect(names('zzzz')).toEqual([]);
  });
});
