import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { asFileError } from './asFileError.ts';

test('an error of the file system names its file; any other stays what it is', async () => {
  const file = fileURLToPath(import.meta.url);
  const thrown = await readdir(file).catch((error: unknown) => error);
  expect(asFileError(thrown)).toMatchObject({
    code: 'file/cannotAccess',
    values: { file, reason: 'not a directory' },
    cause: thrown,
  });
  const bug = new RangeError('x');
  expect(asFileError(bug)).toBe(bug);
  const connection = Object.assign(new Error('y'), { code: 'ECONNRESET', syscall: 'read' });
  expect(asFileError(connection)).toBe(connection);
});
