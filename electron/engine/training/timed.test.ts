import { expect, test } from 'vitest';
import { timed } from './timed.ts';

test('gives every item, and the time it took to make, not the time that it was used', () => {
  let time = 0;
  function* slow(): Generator<string> {
    for (const item of ['a', 'b', 'c']) {
      time += 4;
      yield item;
    }
  }
  const [items, times]: [string[], number[]] = [[], []];
  for (const item of timed(
    slow(),
    () => time,
    took => times.push(took),
  )) {
    time += 100;
    items.push(item);
  }
  expect([items, times]).toEqual([
    ['a', 'b', 'c'],
    [4, 4, 4],
  ]);
});
