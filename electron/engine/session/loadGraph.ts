import { BoundGraph } from './BoundGraph.ts';
import { CrewGraph } from './CrewGraph.ts';
import type { GraphNode } from './GraphNode.ts';
import type { GraphRunner } from './GraphRunner.ts';
import { sessionAddon } from '../sessionAddon.ts';

/**
 * Loads a graph to be run as a whole: TensorFlow's executor plans it once for each set of outputs, and a run is one call.
 */
export const loadGraph = (nodes: readonly GraphNode[]): GraphRunner =>
  sessionAddon === null ? new BoundGraph(nodes) : new CrewGraph(sessionAddon, nodes);
