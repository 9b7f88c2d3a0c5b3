import { expect, test } from 'vitest';
import { crc32c } from './crc32c.ts';

// RFC 3720, appendix B.4, and the check value of the catalogue of CRCs.
test.each([
  ['32 zeros', new Uint8Array(32), 0x8a9136aa],
  ['32 ones', new Uint8Array(32).fill(0xff), 0x62a8ab43],
  ['0 to 31', Uint8Array.from({ length: 32 }, (_, index) => index), 0x46dd794e],
  ['digits', new TextEncoder().encode('123456789'), 0xe3069283],
])('the checksum of %s is that of the standard', (_name, bytes, expected) => {
  expect(crc32c(bytes)).toBe(expected);
});
