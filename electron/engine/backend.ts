import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import util from 'node:util';
import type { KernelBackend } from '@tensorflow/tfjs-node';
import type * as TensorFlow from '@tensorflow/tfjs-node';
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node/dist/nodejs_kernel_backend.js';
import { assert } from '../../shared/base/assert.ts';

const requireHere = createRequire(import.meta.url);

/** The addon that runs recorded graphs, where it could be built. */
export const sessionAddonFile = findSessionAddon();

/**
 * TensorFlow reads these once, when its library is loaded. oneDNN brings the gradients of grouped convolution. The addon
 * wants the calling thread to take part in the work that it shares out; TensorFlow's own threads do better without.
 */
const environment = {
  TF_ENABLE_ONEDNN_OPTS: '1',
  TF_CPP_MIN_LOG_LEVEL: '2',
  ...(sessionAddonFile === null ? {} : { TF_ONEDNN_THREADPOOL_USE_CALLER_THREAD: '1' }),
};

function findSessionAddon(): string | null {
  const addons = join(dirname(requireHere.resolve('@tensorflow/tfjs-node/package.json')), 'lib', 'napi-v8');
  const file = join(addons, 'graph_session.node');
  return existsSync(file) ? file : null;
}

/**
 * Loads TensorFlow. Through `require`, because an import would run before the environment is set, and bundlers move
 * imports to the top.
 */
function load(): typeof TensorFlow {
  for (const [name, value] of Object.entries(environment)) process.env[name] ??= value;
  // Gone from Node 23 on, and still called by tfjs-node.
  if (!('isNullOrUndefined' in util)) {
    Object.assign(util, { isNullOrUndefined: (value: unknown) => value === null || value === undefined });
  }
  return requireHere('@tensorflow/tfjs-node') as typeof TensorFlow;
}

/** tfjs on TensorFlow's CPU library. Importing this module loads it (about a second). */
export const tf = load();

const isNodeBackend = (found: KernelBackend): found is NodeJSKernelBackend => 'binding' in found;

function nodeBackend(): NodeJSKernelBackend {
  const found = tf.backend();
  assert(isNodeBackend(found), 'the tensorflow backend is the active one');
  return found;
}

/** The way to single TensorFlow operations, below tfjs. */
export const backend = nodeBackend();

/** The version of the TensorFlow library in use. */
export const tensorflowVersion = backend.binding.TF_Version;

/** Tensors alive in TensorFlow and in tfjs's books: a job ends with the counts it began with. */
export const tensorCounts = (): { readonly tfjs: number; readonly tensorflow: number } => ({
  tfjs: tf.memory().numTensors,
  tensorflow: backend.getNumOfTFTensors(),
});
