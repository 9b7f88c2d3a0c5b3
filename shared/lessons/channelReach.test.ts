import fc from 'fast-check';
import { expect, test } from 'vitest';
import { channelReach } from './channelReach.ts';
import { lowerNode } from './Networks.ts';

test('grouped convolutions see their group, a shuffle between them all groups', () => {
  const sizes = fc.record({ groups: fc.integer({ min: 2, max: 6 }), times: fc.integer({ min: 1, max: 4 }) });
  fc.assert(
    fc.property(sizes, ({ groups, times }) => {
      // The bottleneck has a multiple of the square of the groups: each group gets a channel of every other.
      const channels = 4 * groups * groups * times;
      const unit = lowerNode('ShuffleUnitV1', { filters: channels, groups }, [2, 2, channels]);
      const size = channels / groups;
      for (const [output, seen] of channelReach(unit, channels, false).entries()) {
        const first = Math.floor(output / size) * size;
        expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, index) => first + index));
      }
      for (const seen of channelReach(unit, channels)) expect(seen.size).toBe(channels);
    }),
    { numRuns: 20 },
  );
});

test('a unit that splits passes half of its channels on as they are', () => {
  const channels = 8;
  const unit = lowerNode('ShuffleUnitV2', { filters: channels, convention: 'torchvision' }, [2, 2, channels]);
  const sizes = channelReach(unit, channels).map(seen => [...seen]);
  // Shuffled in two groups: passed and made ones in turn.
  expect(sizes).toEqual([[0], [4, 5, 6, 7], [1], [4, 5, 6, 7], [2], [4, 5, 6, 7], [3], [4, 5, 6, 7]]);
});
