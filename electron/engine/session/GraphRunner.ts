import type { OutputRef } from './GraphNode.ts';

/** A value that a graph is fed with: `values` in row-major order, of the type that the placeholder has. */
export interface Feed {
  readonly shape: readonly number[];
  readonly type: 'float32' | 'int32' | 'uint8';
  readonly values: Float32Array | Int32Array | Uint8Array;
}

/** By the names of placeholders. */
export type Feeds = Readonly<Record<string, Feed>>;

export type SessionValue = Float32Array | Int32Array | Uint8Array;

/** A graph loaded into TensorFlow, which throws its reason where it cannot load or run it. Variables live in it. */
export interface GraphRunner {
  /** Runs what the outputs depend on, and gives their values in order. */
  run(feeds: Feeds, outputs: readonly OutputRef[]): SessionValue[];
  dispose(): void;
}
