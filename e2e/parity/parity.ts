import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { peersPython } from '../../electron/setup/needs/pythonPeers.mjs';
import { launch } from '../../electron/setup/terminal/launch.mjs';
import { cases } from './cases.ts';
import { writeCase } from './writeCase.ts';
import { writePage } from './writePage.ts';

// `npm run parity [-- PART OF A NAME …]`: every case here, then in Python. Writes docs/parity.md if all were compared; fails
// where one differs.

const parts = process.argv.slice(2);
const wanted = cases.filter(({ id }) => parts.length === 0 || parts.some(part => id.includes(part)));
const folder = mkdtempSync(join(tmpdir(), 'lightweave-parity-'));
try {
  wanted.forEach((parityCase, index) => {
    writeCase(parityCase, join(folder, `${index}`.padStart(2, '0')));
    console.log(`${parityCase.id}: computed here`);
  });
  const script = join(process.cwd(), 'e2e', 'parity', 'parity.py');
  process.exitCode = await launch([peersPython, '-B', script, folder], { TF_CPP_MIN_LOG_LEVEL: '2' });
  if (wanted.length === cases.length) writePage(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
