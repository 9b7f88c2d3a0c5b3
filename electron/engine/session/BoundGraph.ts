import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert } from '../../../shared/base/assert.ts';
import { backend } from '../backend.ts';
import { encodeSavedModel } from './encodeGraph.ts';
import type { OutputRef } from './GraphNode.ts';
import type { Feeds, GraphRunner, SessionValue } from './GraphRunner.ts';
import { withIndex } from './nodes.ts';

/** A graph loaded by tfjs-node's own way into TensorFlow: wherever tfjs-node runs, this does. */
export class BoundGraph implements GraphRunner {
  readonly #id: number;

  constructor(graph: Uint8Array) {
    const folder = mkdtempSync(join(tmpdir(), 'lightweave-graph-'));
    try {
      writeFileSync(join(folder, 'saved_model.pb'), encodeSavedModel(graph));
      this.#id = backend.binding.loadSavedModel(folder, 'serve');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  run(feeds: Feeds, outputs: readonly OutputRef[]): SessionValue[] {
    const { binding } = backend;
    const types = { float32: binding.TF_FLOAT, int32: binding.TF_INT32, uint8: binding.TF_UINT8 };
    const ids = Object.values(feeds).map(({ shape, type, values }) =>
      binding.createTensor([...shape], types[type], values),
    );
    try {
      const names = Object.keys(feeds).map(withIndex).join(',');
      const results = binding.runSavedModel(this.#id, ids, names, outputs.map(withIndex).join(','));
      return results.map(({ id }) => {
        const value = binding.tensorDataSync(id);
        binding.deleteTensor(id);
        return value;
      });
    } finally {
      for (const id of ids) binding.deleteTensor(id);
    }
  }

  dispose(): void {
    const { binding } = backend;
    const before = binding.getNumOfSavedModels();
    binding.deleteSavedModel(this.#id);
    assert(binding.getNumOfSavedModels() === before - 1, 'the session was loaded');
  }
}
