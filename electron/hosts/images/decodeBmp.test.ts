import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBmp } from './decodeBmp.ts';

// Made by Pillow 9.4: 3 × 2 pixels, red green blue above white grey black.
const samples: Readonly<Record<string, string>> = {
  '24 bits': 'Qk1OAAAAAAAAADYAAAAoAAAAAwAAAAIAAAABABgAAAAAABgAAADEDgAAxA4AAAAAAAAAAAAA////gICAAAAAAAAAAAD/AP8A/wAAAAAA',
  '8 bits of a palette':
    'Qk1WAAAAAAAAAE4AAAAoAAAAAwAAAAIAAAABAAgAAAAAAAgAAADEDgAAxA4AAAYAAAAGAAAAAAD/AAD/AAD/AAAA////AICAgAAAAAAAAwQFAAABAgA=',
  '32 bits': 'Qk1OAAAAAAAAADYAAAAoAAAAAwAAAAIAAAABACAAAAAAABgAAADEDgAAxA4AAAAAAAAAAAAA/////4CAgP8AAAD/AAD//wD/AP//AAD/',
};
const blackAndWhite =
  'Qk1GAAAAAAAAAD4AAAAoAAAAAwAAAAIAAAABAAEAAAAAAAgAAADEDgAAxA4AAAIAAAACAAAAAAAAAP////9AAAAAoAAAAA==';

const expected = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 128, 128, 128, 0, 0, 0];

test.each(Object.entries(samples))('%s', (_what, encoded) => {
  const image = decodeBmp(Buffer.from(encoded, 'base64'));
  expect(image).toMatchObject({ width: 3, height: 2, channels: 3 });
  expect([...(image?.pixels ?? [])]).toEqual(expected);
});

test('1 bit', () => {
  const { pixels = [] } = decodeBmp(Buffer.from(blackAndWhite, 'base64')) ?? {};
  expect([...pixels].filter((_, index) => index % 3 === 0)).toEqual([255, 0, 255, 0, 255, 0]);
});

test('whatever the bytes, it is an image of its size or none', () => {
  const [sample = ''] = Object.values(samples);
  const whole = Buffer.from(sample, 'base64');
  const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), fc.nat(whole.length), (changes, length) => {
      const bytes = Uint8Array.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      const image = decodeBmp(bytes.subarray(0, length));
      if (image) expect(image.pixels).toHaveLength(3 * image.width * image.height);
    }),
    { numRuns: 1000, seed: 2 },
  );
});
