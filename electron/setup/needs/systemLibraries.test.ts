import { expect, test } from 'vitest';
import { missingLibraries } from './systemLibraries.mjs';

test('names the libraries that ldd does not find', () => {
  const output = [
    '\tlinux-vdso.so.1 (0x00007ffc)',
    '\tlibgtk-3.so.0 => not found',
    '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f12)',
    '\tlibasound.so.2 => not found',
  ].join('\n');
  expect(missingLibraries(output)).toEqual(['libgtk-3.so.0', 'libasound.so.2']);
  expect(missingLibraries('')).toEqual([]);
});
