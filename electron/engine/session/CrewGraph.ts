import type { OutputRef } from './GraphNode.ts';
import type { Feeds, GraphRunner, SessionValue } from './GraphRunner.ts';
import { withIndex } from './nodes.ts';
import type { LoadedGraph, SessionAddon } from '../sessionAddon.ts';

/** A graph loaded by our own addon: threads that look out for work share each operation with the one that calls. */
export class CrewGraph implements GraphRunner {
  readonly #addon: SessionAddon;
  readonly #graph: LoadedGraph;
  /** The ways the graph was run, by their feeds and outputs: TensorFlow plans each once. */
  readonly #ways = new Map<string, number>();

  constructor(addon: SessionAddon, graph: Uint8Array) {
    this.#addon = addon;
    this.#graph = addon.create(graph);
  }

  run(feeds: Feeds, outputs: readonly OutputRef[]): SessionValue[] {
    const fed = Object.values(feeds);
    return this.#addon.run(
      this.#graph,
      this.#way(Object.keys(feeds), outputs),
      fed.map(({ values }) => values),
      fed.map(({ shape }) => shape),
    );
  }

  dispose(): void {
    this.#addon.close(this.#graph);
  }

  #way(feeds: readonly string[], outputs: readonly OutputRef[]): number {
    const key = `${feeds.join()} ${outputs.join()}`;
    const known = this.#ways.get(key);
    if (known !== undefined) return known;
    const way = this.#addon.prepare(this.#graph, feeds.map(withIndex), outputs.map(withIndex));
    this.#ways.set(key, way);
    return way;
  }
}
