import type { Shape } from '../../../shared/base/shape.ts';
import type { Attribute, GraphNode, OutputRef } from './GraphNode.ts';
import { type GraphVariable, graphVariable, integers, typeAttribute } from './nodes.ts';
import { rowLength, rowsOf, type Segment, type WeightBlock } from './WeightBlock.ts';

const float = typeAttribute('float32');
const indices = typeAttribute('int32');
const count = (value: number): Attribute => ({ kind: 'int', value });

/** The variable that holds a block of weights, or what belongs to each of them. */
export const blockVariable = (kind: string, { name, rows }: WeightBlock): GraphVariable =>
  graphVariable(`${kind}/${name}`, [rows, rowLength]);

/** The present values of the segments of a block, each in its own shape. */
export interface BlockViews {
  readonly nodes: readonly GraphNode[];
  /** By the segments' names. */
  readonly refs: ReadonlyMap<string, OutputRef>;
}

/** Parts of a variable as its segments see them: without a copy, but for weights that leave their last row unfinished. */
export function viewBlock({ name, read }: GraphVariable, { segments }: WeightBlock): BlockViews {
  const split = splitRows(name, read, segments);
  const nodes = [...split];
  const refs = new Map<string, OutputRef>();
  for (const [index, segment] of segments.entries()) {
    const part = split.length === 0 ? read : `${name}/parts${index === 0 ? '' : `:${index}`}`;
    const views = viewSegment(`${name}/${segment.name}`, part, segment);
    nodes.push(...views);
    refs.set(segment.name, views.at(-1)?.name ?? part);
  }
  return { nodes, refs };
}

function splitRows(name: string, read: OutputRef, segments: readonly Segment[]): readonly GraphNode[] {
  if (segments.length === 1) return [];
  return [
    integers(
      `${name}/sizes`,
      segments.map(({ count: values }) => rowsOf(values)),
    ),
    integers(`${name}/axis`, 0),
    {
      name: `${name}/parts`,
      op: 'SplitV',
      inputs: [read, `${name}/sizes`, `${name}/axis`],
      attributes: { num_split: count(segments.length), T: float, Tlen: indices },
    },
  ];
}

function viewSegment(name: string, part: OutputRef, segment: Segment): readonly GraphNode[] {
  const whole = rowsOf(segment.count) * rowLength;
  if (segment.count === whole) return reshape(`${name}/view`, part, segment.shape);
  return [
    ...reshape(`${name}/flat`, part, [whole]),
    integers(`${name}/begin`, [0]),
    integers(`${name}/size`, [segment.count]),
    {
      name: `${name}/own`,
      op: 'Slice',
      inputs: [`${name}/flat`, `${name}/begin`, `${name}/size`],
      attributes: { T: float, Index: indices },
    },
    ...reshape(`${name}/view`, `${name}/own`, segment.shape),
  ];
}

const reshape = (name: string, value: OutputRef, shape: Shape): readonly GraphNode[] => [
  integers(`${name}Shape`, shape),
  { name, op: 'Reshape', inputs: [value, `${name}Shape`], attributes: { T: float, Tshape: indices } },
];
