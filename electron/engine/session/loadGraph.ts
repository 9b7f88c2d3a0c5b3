import { BoundGraph } from './BoundGraph.ts';
import { CrewGraph } from './CrewGraph.ts';
import type { GraphRunner } from './GraphRunner.ts';
import { sessionAddon } from '../sessionAddon.ts';

/**
 * Loads an encoded graph to be run as a whole: TensorFlow's executor plans it once for each set of outputs, and a run is one call.
 */
export const loadGraph = (graph: Uint8Array): GraphRunner =>
  sessionAddon === null ? new BoundGraph(graph) : new CrewGraph(sessionAddon, graph);
