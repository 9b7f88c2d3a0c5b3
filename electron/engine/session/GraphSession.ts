import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert } from '../../../shared/base/assert.ts';
import { backend } from '../backend.ts';
import { encodeSavedModel } from './encodeSavedModel.ts';
import type { GraphNode, OutputRef } from './GraphNode.ts';

/** A value that a session is fed with: `values` in row-major order, of the type that the placeholder has. */
export interface Feed {
  readonly shape: readonly number[];
  readonly type: 'float32' | 'int32' | 'uint8';
  readonly values: Float32Array | Int32Array | Uint8Array;
}

export type SessionValue = Float32Array | Int32Array | Uint8Array;

/**
 * A graph loaded into TensorFlow, to be run as a whole: its executor plans threads and buffers once for each set of
 * outputs, and a run is one call. Variables live in the session.
 */
export class GraphSession {
  readonly #id: number;

  /** Loads the graph; TensorFlow says why in the error where it cannot. */
  constructor(nodes: readonly GraphNode[]) {
    const folder = mkdtempSync(join(tmpdir(), 'lightweave-graph-'));
    try {
      writeFileSync(join(folder, 'saved_model.pb'), encodeSavedModel(nodes));
      this.#id = backend.binding.loadSavedModel(folder, 'serve');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Runs what the outputs depend on, and gives their values in order. Feeds go by the names of placeholders. */
  run(feeds: Readonly<Record<string, Feed>>, outputs: readonly OutputRef[]): SessionValue[] {
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

const withIndex = (ref: OutputRef): string => (ref.includes(':') ? ref : `${ref}:0`);
