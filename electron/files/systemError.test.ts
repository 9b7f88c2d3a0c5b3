import { expect, test } from 'vitest';
import { AppError } from '../../shared/base/appError.ts';
import { reasons } from '../../shared/text/en/reasons.ts';
import { systemError, systemReason } from './systemError.ts';

test.each([
  'ENOSPC',
  'ENOENT',
  'EACCES',
  'EPERM',
  'EISDIR',
  'ENOTDIR',
  'EROFS',
  'EEXIST',
  'EMFILE',
  'EBUSY',
  'EIO',
  'EFBIG',
] as const)('the catalogue has the words of this system for %s', code => {
  expect(systemReason(systemError(code, 'open', 'x'))).toBe(reasons[`system.${code}`]);
});

test('an error that knows its reason keeps it', () => {
  expect(systemReason(new AppError('file/cannotWrite', { file: 'x', reason: 'it is full' }))).toBe('it is full');
});
