import { type Problem, problem } from '../base/problem.ts';
import type { GraphCommand } from '../graph/GraphCommand.ts';
import type { DocumentInput, GraphDocument, GraphNode } from '../graph/GraphDocument.ts';
import { resolveArguments } from './resolveArguments.ts';

/** What a network must agree with in a dataset. */
export interface ImageSource {
  readonly name: string;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly labels: readonly string[];
}

/** Where a network and a dataset disagree, and the one edit that adapts the network. */
export interface Fit {
  readonly problems: readonly Problem[];
  /** `null` when there is nothing to adapt. */
  readonly command: GraphCommand | null;
}

/** Compares channels, resolution and classes of a network's input with a dataset. */
export function fitDocument(document: GraphDocument, dataset: ImageSource): Fit {
  const { input } = resolveArguments(document);
  const comparisons = [
    ['fit/channels', 'channels', input?.channels, dataset.channels],
    ['fit/resolution', 'resolution', input ? pixels(input) : undefined, pixels(dataset)],
    ['fit/classes', 'classes', input?.classes, dataset.labels.length],
  ] as const;
  const problems = comparisons.flatMap(([code, field, expected, received]) =>
    expected === received
      ? []
      : problem(code, { path: `input.${field}` }, { expected: expected ?? '?', received, dataset: dataset.name }),
  );
  return { problems, command: problems.length > 0 ? adapt(document, dataset, input?.classes) : null };
}

const pixels = ({ height, width }: Pick<ImageSource, 'height' | 'width'>): string => `${height} × ${width}`;

function adapt(document: GraphDocument, dataset: ImageSource, classes: number | undefined): GraphCommand {
  const { height, width, channels, labels } = dataset;
  const { normalisation } = document.input;
  const isLost = normalisation.kind === 'standard' && normalisation.mean.length !== channels;
  const input: Partial<DocumentInput> = {
    resolution: height === width ? height : [height, width],
    channels,
    classes: labels.length,
    // Means per channel mean nothing for other channels; this one is centred, too.
    ...(isLost ? { normalisation: { kind: 'symmetric' } } : {}),
  };
  return {
    kind: 'batch',
    label: dataset.name,
    commands: [{ kind: 'setInput', input }, ...freeClassCounts(document, classes)],
  };
}

const countParams = ['units', 'filters'] as const;

/** Lets the layer behind each label head follow `classes` where its size is that number written out. */
function freeClassCounts(document: GraphDocument, classes: number | undefined): GraphCommand[] {
  const commands: GraphCommand[] = [];
  for (const [head, { target }] of Object.entries(document.heads)) {
    if (target !== 'label') continue;
    for (const [id, node] of chainBefore(document, head)) {
      const param = countParams.find(name => node.params[name] !== undefined);
      if (param === undefined) continue;
      if (node.params[param] === classes) {
        commands.push({ kind: 'setParam', nodes: [id], param, value: { expr: 'classes' } });
      }
      break;
    }
  }
  return commands;
}

/** The node and those before it, as long as each has exactly one source. */
function* chainBefore(document: GraphDocument, start: string): Generator<readonly [string, GraphNode]> {
  const edges = Object.values(document.edges);
  const visited = new Set<string>();
  for (let id: string | undefined = start; id !== undefined && !visited.has(id); ) {
    const node: GraphNode | undefined = document.nodes[id];
    if (node === undefined) return;
    yield [id, node];
    visited.add(id);
    const sources: readonly string[] = edges.filter(edge => edge.target === id).map(edge => edge.source);
    id = sources.length === 1 ? sources[0] : undefined;
  }
}
