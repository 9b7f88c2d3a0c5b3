import { required } from '../../base/assert.ts';
import type { GraphEdge } from '../GraphDocument.ts';
import { laneMargin, laneSpacing } from './metrics.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Wire = Pick<GraphEdge, 'source' | 'sourceHandle' | 'target'>;

/** The wires from one output that cannot go straight; they share one vertical. */
interface Bundle {
  readonly key: string;
  readonly edges: string[];
  readonly from: number;
  readonly top: number;
  bottom: number;
}

interface Lane {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

type Interval = readonly [low: number, high: number];

/**
 * Where connections that would run through other nodes pass them instead: the x of a vertical that is free from below
 * the source to above the target, as near to the source as can be. Connections that are free to go directly are absent.
 * Depends on nothing but where the nodes stand, so it also serves a canvas that people arranged by hand.
 */
export function routeLanes(
  boxes: Readonly<Record<string, Box>>,
  edges: Readonly<Record<string, Wire>>,
): Record<string, number> {
  const find = boxIndex(Object.values(boxes));
  const bundles = [...bundleBlocked(boxes, edges, find).values()].sort(
    (a, b) => a.bottom - a.top - (b.bottom - b.top) || a.top - b.top || (a.key < b.key ? -1 : 1),
  );
  const lanes: Lane[] = [];
  const found: Record<string, number> = {};
  const assign = (bundle: Bundle, x: number): void => {
    lanes.push({ x, top: bundle.top, bottom: bundle.bottom });
    for (const id of bundle.edges) found[id] = x;
  };
  const bent = bundles.filter(bundle => {
    const isStraight = nearestFree(bundle.from, obstacles(bundle, find, lanes)) === bundle.from;
    if (isStraight) assign(bundle, bundle.from);
    return !isStraight;
  });
  for (const bundle of bent) assign(bundle, nearestFree(bundle.from, obstacles(bundle, find, lanes)));
  return found;
}

type FindBoxes = (top: number, bottom: number) => readonly Box[];

/** Finds the boxes that reach into a stretch of y. */
function boxIndex(boxes: readonly Box[]): FindBoxes {
  const sorted = [...boxes].sort((a, b) => a.y - b.y);
  const tallest = sorted.reduce((most, { height }) => Math.max(most, height), 0);
  return (top, bottom) => {
    const inside: Box[] = [];
    for (let index = firstBelow(sorted, top - tallest); index < sorted.length; index += 1) {
      const box = required(sorted[index], 'a sorted box');
      if (box.y >= bottom) break;
      if (box.y + box.height > top) inside.push(box);
    }
    return inside;
  };
}

function firstBelow(sorted: readonly Box[], y: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (required(sorted[middle], 'a sorted box').y <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}

function bundleBlocked(
  boxes: Readonly<Record<string, Box>>,
  edges: Readonly<Record<string, Wire>>,
  find: FindBoxes,
): ReadonlyMap<string, Bundle> {
  const bundles = new Map<string, Bundle>();
  for (const [id, { source, sourceHandle, target }] of Object.entries(edges)) {
    const start = Object.hasOwn(boxes, source) ? boxes[source] : undefined;
    const end = Object.hasOwn(boxes, target) ? boxes[target] : undefined;
    if (start === undefined || end === undefined || !isBlocked(start, end, find)) continue;
    const key = `${source} ${sourceHandle}`;
    const bundle = bundles.get(key) ?? {
      key,
      edges: [],
      from: start.x + start.width / 2,
      top: start.y + start.height,
      bottom: end.y,
    };
    bundle.edges.push(id);
    bundle.bottom = Math.max(bundle.bottom, end.y);
    bundles.set(key, bundle);
  }
  return bundles;
}

/** Whether a node stands between the two ends. What leads upwards has no lane. */
function isBlocked(start: Box, end: Box, find: FindBoxes): boolean {
  const a = start.x + start.width / 2;
  const b = end.x + end.width / 2;
  return find(start.y + start.height, end.y).some(
    box => box !== start && box !== end && box.x < Math.max(a, b) && box.x + box.width > Math.min(a, b),
  );
}

const obstacles = ({ top, bottom }: Bundle, find: FindBoxes, lanes: readonly Lane[]): readonly Interval[] => [
  ...find(top, bottom).map(({ x, width }): Interval => [x - laneMargin, x + width + laneMargin]),
  ...lanes
    .filter(lane => lane.top < bottom && lane.bottom > top)
    .map(({ x }): Interval => [x - laneSpacing, x + laneSpacing]),
];

/** The nearest place outside all (open) intervals, to the right unless that is far: skips of one network bow to one side. */
function nearestFree(from: number, intervals: readonly Interval[]): number {
  let right = from;
  for (const [low, high] of [...intervals].sort((a, b) => a[0] - b[0])) if (low < right && right < high) right = high;
  let left = from;
  for (const [low, high] of [...intervals].sort((a, b) => b[1] - a[1])) if (low < left && left < high) left = low;
  return right - from <= 2 * (from - left) ? right : left;
}
