import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { SessionValue } from './session/GraphRunner.ts';

/** A graph in TensorFlow, known to the addon alone. */
export interface LoadedGraph {
  readonly brand: 'graph';
}

/** What `electron/native` offers. */
export interface SessionAddon {
  /** Before TensorFlow has made its first tensor. */
  keepSmallBlocks(): void;
  create(graph: Uint8Array): LoadedGraph;
  prepare(graph: LoadedGraph, feeds: readonly string[], outputs: readonly string[]): number;
  run(
    graph: LoadedGraph,
    way: number,
    values: readonly SessionValue[],
    shapes: readonly (readonly number[])[],
  ): SessionValue[];
  close(graph: LoadedGraph): void;
}

/**
 * TensorFlow reads these once, when its library is loaded. oneDNN brings the gradients of grouped convolution. The addon
 * wants the calling thread to take part in the work that it shares out; TensorFlow's own threads do better without.
 */
const environment = { TF_ENABLE_ONEDNN_OPTS: '1', TF_CPP_MIN_LOG_LEVEL: '2' };
const environmentOfAddon = { TF_ONEDNN_THREADPOOL_USE_CALLER_THREAD: '1' };

function load(): SessionAddon | null {
  const requireHere = createRequire(import.meta.url);
  const tfjsNode = dirname(requireHere.resolve('@tensorflow/tfjs-node/package.json'));
  const file = join(tfjsNode, 'lib', 'napi-v8', 'graph_session.node');
  const isBuilt = existsSync(file);
  const wanted = { ...environment, ...(isBuilt ? environmentOfAddon : {}) };
  for (const [name, value] of Object.entries(wanted)) process.env[name] ??= value;
  if (!isBuilt) return null;
  const addon = requireHere(file) as SessionAddon;
  addon.keepSmallBlocks();
  return addon;
}

/**
 * Our own way into TensorFlow, `null` where TensorFlow came without its headers, so that it could not be built. Importing
 * this module loads TensorFlow's library.
 */
export const sessionAddon = load();
