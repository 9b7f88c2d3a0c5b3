import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { runnerImport } from 'vite';
import { inRoot, root } from '../paths.mjs';

/** @typedef {typeof import('../../engine/testing/oracle/answer.ts')} Answer */

const folder = ['electron', 'engine', 'testing', 'oracle'];
const plain = /** @param {string} file */ file => inRoot(...folder, 'plainKernels', basename(file));

// Puts plain tfjs in the place of the engine's own kernels.
const plainKernels = {
  name: 'plain-kernels',
  enforce: /** @type {const} */ ('pre'),
  /** @param {string} source @param {string | undefined} importer */
  resolveId: (source, importer) =>
    /kernels\/\w+\.ts$/.test(source) && !importer?.includes('plainKernels') && existsSync(plain(source))
      ? plain(source)
      : null,
};

// Answers every task with what plain tfjs makes of it. Tasks that come too soon wait.
const module = runnerImport(inRoot(...folder, 'answer.ts'), {
  root,
  configFile: false,
  logLevel: 'error',
  plugins: [plainKernels],
});
process.on('message', task => void tell(/** @type {Parameters<Answer['answer']>[0]} */ (task)));
process.on('disconnect', () => process.exit());

/** @param {Parameters<Answer['answer']>[0]} task */
async function tell(task) {
  const { answer } = /** @type {{ module: Answer }} */ (await module).module;
  process.send?.(answer(task));
}
