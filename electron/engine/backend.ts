import { createRequire } from 'node:module';
import util from 'node:util';
import type { KernelBackend } from '@tensorflow/tfjs-node';
import type * as TensorFlow from '@tensorflow/tfjs-node';
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node/dist/nodejs_kernel_backend.js';
import { assert } from '../../shared/base/assert.ts';
import './sessionAddon.ts';

/** Loads tfjs. Through `require`, because bundlers move imports to the top, and the addon must come first. */
function load(): typeof TensorFlow {
  // Gone from Node 23 on, and still called by tfjs-node.
  if (!('isNullOrUndefined' in util)) {
    Object.assign(util, { isNullOrUndefined: (value: unknown) => value === null || value === undefined });
  }
  const requireHere = createRequire(import.meta.url);
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
