import type { Shape } from '../../../shared/base/shape.ts';
import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import { layoutGraph } from '../../../shared/graph/layout/layoutGraph.ts';
import { nodeWidth, rowGap } from '../../../shared/graph/layout/metrics.ts';
import type { LoweredGraph, LoweredNode } from '../../../shared/lowering/LoweredGraph.ts';
import { blockIconPaths } from './iconPaths.ts';
import { type NodeLook, nodeLook } from './nodeLook.ts';
import type { Point } from './Point.ts';
import { roundedPath } from './wirePath.ts';

/** One node: a bar for each instance, side by side around the line `y`. */
export interface PictureNode {
  readonly id: string;
  readonly category: NodeLook['category'];
  readonly y: number;
  readonly height: number;
  readonly width: number;
  /** The left edges of its bars. */
  readonly bars: readonly number[];
  /** It adds its input to its output: each bar has a bow over it. */
  readonly hasShortcut: boolean;
}

export interface Picture {
  /** x, y, width and height of what is drawn. */
  readonly box: readonly [number, number, number, number];
  readonly nodes: readonly PictureNode[];
  readonly wires: readonly { readonly id: string; readonly path: string }[];
}

const columnGap = 12;
const barGap = 4;
const mostBars = 8;
/** Columns of the layout stand closer in a picture than on the canvas. */
const sideScale = 0.35;
const margin = 6;
/** A picture is at most this wide; longer networks have narrower bars. */
const mostWidth = 320;
/** The shape that is drawn largest. */
const largest = { resolution: 224, channels: 2048 };

const share = (value: number, most: number): number => Math.min(1, Math.log2(Math.max(1, value)) / Math.log2(most));

/** How a tensor is drawn: as high as its resolution, as thick as its channels; a vector is a thin bar. */
function barOf(shape: Shape | undefined): { readonly width: number; readonly height: number } {
  if (!shape) return { width: 8, height: 20 };
  if (shape.length < 3) return { width: 6, height: 16 + 40 * share(shape.at(-1) ?? 1, largest.channels) };
  const [rows = 1, , channels = 1] = shape;
  return { width: 5 + 15 * share(channels, largest.channels), height: 14 + 82 * share(rows, largest.resolution) };
}

const mainShape = (lowered: LoweredNode | undefined): Shape | undefined => lowered && Object.values(lowered.outputs)[0];

/** The bars of a node: what its shape and its instances come to, narrower by `scale`. */
interface Bars {
  readonly width: number;
  readonly height: number;
  readonly count: number;
  /** From the left edge of the first to the right edge of the last. */
  readonly whole: number;
}

function barsOf(lowered: LoweredNode | undefined, scale: number): Bars {
  const { width, height } = barOf(mainShape(lowered));
  const count = lowered?.isBypassed === true ? 0 : Math.min(mostBars, lowered?.instances ?? 1);
  const whole = Math.max(0, count * (width + barGap) - barGap) * scale;
  return { width: width * scale, height, count, whole };
}

/** The nodes that are there, or pass something on. */
function presentIds({ nodes, edges }: GraphDocument, lowered: LoweredGraph['nodes']): readonly string[] {
  const sources = new Set(Object.values(edges).map(({ source }) => source));
  return Object.keys(nodes).filter(id => lowered[id]?.isBypassed !== true || sources.has(id));
}

/** The drawing of a network from left to right, as in the papers; nodes that are left out are not in it. */
export function pictureOf(document: GraphDocument, { nodes: lowered }: LoweredGraph): Picture {
  const ids = presentIds(document, lowered);
  const heights = Object.fromEntries(ids.map(id => [id, 0]));
  const { positions, lanes } = layoutGraph({ heights, edges: document.edges });
  const columnOf = (id: string): number => Math.round((positions[id]?.y ?? 0) / rowGap);
  const natural = columnLefts(ids, columnOf, id => barsOf(lowered[id], 1).whole, 1);
  const scale = Math.min(1, mostWidth / (natural.at(-1) ?? 1));
  const bars = new Map(ids.map(id => [id, barsOf(lowered[id], scale)]));
  const lefts = columnLefts(ids, columnOf, id => bars.get(id)?.whole ?? 0, scale);
  const leftOf = (id: string): number => lefts[columnOf(id)] ?? 0;
  const middleOf = (id: string): number => ((positions[id]?.x ?? 0) + nodeWidth / 2) * sideScale;
  const nodes = ids.flatMap((id): readonly PictureNode[] => {
    const own = bars.get(id);
    const type = document.nodes[id]?.type;
    if (!own || type === undefined || own.count === 0) return [];
    const { category, icon } = nodeLook(document.definitions, type);
    const step = own.width + barGap * scale;
    const edges = Array.from({ length: own.count }, (_, index) => leftOf(id) + index * step);
    const { width, height } = own;
    return [{ id, category, y: middleOf(id), width, height, bars: edges, hasShortcut: icon === blockIconPaths.skip }];
  });
  const wires = Object.entries(document.edges).flatMap(([id, { source, target }]) => {
    const [start, end] = [bars.get(source), bars.get(target)];
    if (!start || !end) return [];
    const from = { x: leftOf(source) + start.whole, y: middleOf(source) };
    const lane = lanes[id] === undefined ? undefined : lanes[id] * sideScale;
    return [{ id, path: roundedPath(bendsOf(from, { x: leftOf(target), y: middleOf(target) }, lane, scale)) }];
  });
  return {
    box: boxOf(
      nodes,
      Object.values(lanes).map(lane => lane * sideScale),
    ),
    nodes,
    wires,
  };
}

/** A wire from left to right: through the gap before its target, or by a lane past the nodes between. */
function bendsOf(from: Point, to: Point, lane: number | undefined, scale: number): readonly Point[] {
  const beforeTarget = to.x - (columnGap * scale) / 2;
  if (lane === undefined) return [from, { x: beforeTarget, y: from.y }, { x: beforeTarget, y: to.y }, to];
  const afterSource = from.x + (columnGap * scale) / 2;
  const up = [
    { x: afterSource, y: from.y },
    { x: afterSource, y: lane },
  ];
  return [from, ...up, { x: beforeTarget, y: lane }, { x: beforeTarget, y: to.y }, to];
}

/** Where each column begins, and last where all of them end: as wide as its widest node, empty ones take no room. */
function columnLefts(
  ids: readonly string[],
  columnOf: (id: string) => number,
  widthOf: (id: string) => number,
  scale: number,
): readonly number[] {
  const widths: number[] = [];
  for (const id of ids) widths[columnOf(id)] = Math.max(widths[columnOf(id)] ?? 0, widthOf(id));
  const lefts: number[] = [];
  let x = 0;
  for (const width of widths) {
    lefts.push(x);
    if (width > 0) x += width + columnGap * scale;
  }
  return [...lefts, x];
}

function boxOf(nodes: readonly PictureNode[], lanes: readonly number[]): Picture['box'] {
  if (nodes.length === 0) return [0, 0, 1, 1];
  const top = Math.min(...nodes.map(({ y, height }) => y - height / 2), ...lanes) - margin;
  const bottom = Math.max(...nodes.map(({ y, height }) => y + height / 2), ...lanes) + margin;
  const right = Math.max(...nodes.map(({ bars, width }) => (bars.at(-1) ?? 0) + width)) + margin;
  return [-margin, top, right + margin, bottom - top];
}
