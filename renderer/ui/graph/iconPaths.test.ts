import { expect, it } from 'vitest';
import { blocks } from '../../../shared/blocks/registry.gen.ts';
import { blockIconPaths, categoryIconPaths, unknownIconPath } from './iconPaths.ts';

it('tells every block apart from all others, from every category of layers and from an unknown type', () => {
  const drawn = [
    ...Object.values(blocks).map(({ type, icon }) => [type, blockIconPaths[icon]] as const),
    ...Object.entries(categoryIconPaths),
    ['unknown', unknownIconPath] as const,
  ];
  const firstOf = new Map(drawn.toReversed().map(([name, path]) => [path, name]));
  expect(drawn.filter(([name, path]) => firstOf.get(path) !== name)).toEqual([]);
});
