import { join, resolve, sep } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandLineFiles } from './commandLineFiles.ts';
import { GrantedPaths } from './GrantedPaths.ts';
import { requireLink } from './requireLink.ts';

const granted = new GrantedPaths();
granted.grantFile('/home/me/net.lightweave');
granted.grantFolder('/home/me/out');

test('a granted file is granted in every spelling, and nothing beside it', () => {
  for (const path of ['/home/me/net.lightweave', '/home/me/../me/net.lightweave', '/home//me/./net.lightweave'])
    expect(granted.requireFile(path)).toBe('/home/me/net.lightweave');
  for (const path of ['/home/me', '/home/me/net.lightweave2', '/home/me/out', '/home/me/out/x', '/etc/passwd', 'net'])
    expect(() => granted.requireFile(path)).toThrow('file/notGranted');
});

test('a granted folder grants what is in it, and nothing that only looks so', () => {
  for (const path of ['/home/me/out', '/home/me/out/a/b', '/home/me/out/../out/a', '/home/me/out/..a'])
    expect(granted.requireAny(path)).toBe(resolve(path));
  for (const path of [
    '/home/me',
    '/home/me/out2',
    '/home/me/out/..',
    '/home/me/out/../x',
    '/home/me/out/a/../../x',
    '/',
  ])
    expect(() => granted.requireAny(path)).toThrow('file/notGranted');
});

test('no path outside is granted', () => {
  const part = fc.oneof(fc.constantFrom('..', '.', 'out', 'home', 'me', ''), fc.string({ maxLength: 4 }));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), parts => {
      const path = join('/home/me/out', ...parts);
      const isInside = path === '/home/me/out' || path.startsWith(`/home/me/out${sep}`) || path === '/home/me/out/';
      const isGranted = ((): boolean => {
        try {
          return granted.requireAny(path) !== '';
        } catch {
          return false;
        }
      })();
      if (path !== '/home/me/net.lightweave') expect(isGranted).toBe(isInside);
    }),
    { numRuns: 2000, seed: 3 },
  );
});

test('links go to listed hosts over https only', () => {
  expect(requireLink('https://arxiv.org/abs/1704.04861')).toBe('https://arxiv.org/abs/1704.04861');
  for (const link of [
    'http://arxiv.org/',
    'https://arxiv.org:1/',
    'https://a@arxiv.org/',
    'https://evil.org/',
    'arxiv.org',
    '',
  ])
    expect(() => requireLink(link)).toThrow('ipc/refused');
});

test('the command line names project files, relative to where it was typed', () => {
  const argv = ['lightweave', '/app', '--flag=x.lightweave', 'a.lightweave', '/b/c.LIGHTWEAVE', 'd.json'];
  expect(commandLineFiles(argv, '/home/me')).toEqual(['/home/me/a.lightweave', '/b/c.LIGHTWEAVE']);
});
