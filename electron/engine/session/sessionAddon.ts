import { createRequire } from 'node:module';
import { sessionAddonFile } from '../backend.ts';
import type { SessionValue } from './GraphRunner.ts';

/** A graph in TensorFlow, known to the addon alone. */
export interface LoadedGraph {
  readonly brand: 'graph';
}

/** What `electron/native/graph_session.cc` offers. */
export interface SessionAddon {
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

/** `null` where TensorFlow came without its headers, so that the addon could not be built. */
export const sessionAddon =
  sessionAddonFile === null ? null : (createRequire(import.meta.url)(sessionAddonFile) as SessionAddon);
