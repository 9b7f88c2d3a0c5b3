import { required } from '../../base/assert.ts';
import type { GraphEdge } from '../GraphDocument.ts';
import { laneMargin, laneSpacing, rowGap } from './metrics.ts';

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

/**
 * Where connections that would run through other nodes pass them instead: the x of a vertical that is free from below
 * the source to above the target, as near to the source as can be. Connections that are free to go directly are absent.
 * Depends on nothing but where the nodes stand, so it also serves a canvas that people arranged by hand.
 */
export function routeLanes(
  boxes: Readonly<Record<string, Box>>,
  edges: Readonly<Record<string, Wire>>,
): Record<string, number> {
  const sorted = Object.values(boxes).sort((a, b) => a.y - b.y);
  const stacks = stackBoxes(sorted);
  const bundles = [...bundleBlocked(boxes, edges, sorted).values()].sort(
    (a, b) => a.bottom - a.top - (b.bottom - b.top) || a.top - b.top || (a.key < b.key ? -1 : 1),
  );
  const lanes: Lane[] = [];
  const found: Record<string, number> = {};
  const assign = ({ top, bottom, edges: ids }: Bundle, x: number): void => {
    lanes.splice(lanes.findLastIndex(lane => lane.x <= x) + 1, 0, { x, top, bottom });
    for (const id of ids) found[id] = x;
  };
  const bent = bundles.filter(bundle => {
    const isStraight = firstFree(bundle, 1, stacks, lanes) === bundle.from;
    if (isStraight) assign(bundle, bundle.from);
    return !isStraight;
  });
  for (const bundle of bent) {
    const right = firstFree(bundle, 1, stacks, lanes);
    const left = firstFree(bundle, -1, stacks, lanes);
    // Skips of one network bow to one side unless that is far.
    assign(bundle, right - bundle.from <= 2 * (bundle.from - left) ? right : left);
  }
  return found;
}

/**
 * Boxes right below one another as one, so that a long column is one obstacle. No lane is so short that it would fit
 * between two of them.
 */
function stackBoxes(sorted: readonly Box[]): readonly Box[] {
  const stacks = new Map<string, Box[]>();
  for (const box of sorted) {
    const key = `${box.x} ${box.width}`;
    const column = stacks.get(key) ?? [];
    stacks.set(key, column);
    const above = column.at(-1);
    if (above !== undefined && box.y - (above.y + above.height) <= rowGap) {
      const bottom = Math.max(above.y + above.height, box.y + box.height);
      column[column.length - 1] = { ...above, height: bottom - above.y };
    } else column.push(box);
  }
  return [...stacks.values()].flat();
}

/** The first of the boxes, sorted by y, that lies below. */
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
  sorted: readonly Box[],
): ReadonlyMap<string, Bundle> {
  const tallest = sorted.reduce((most, { height }) => Math.max(most, height), 0);
  const bundles = new Map<string, Bundle>();
  for (const [id, { source, sourceHandle, target }] of Object.entries(edges)) {
    const start = Object.hasOwn(boxes, source) ? boxes[source] : undefined;
    const end = Object.hasOwn(boxes, target) ? boxes[target] : undefined;
    if (start === undefined || end === undefined || !isBlocked(start, end, sorted, tallest)) continue;
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
function isBlocked(start: Box, end: Box, sorted: readonly Box[], tallest: number): boolean {
  const top = start.y + start.height;
  const centres = [start.x + start.width / 2, end.x + end.width / 2];
  const [left, right] = [Math.min(...centres), Math.max(...centres)];
  for (let index = firstBelow(sorted, top - tallest); index < sorted.length; index += 1) {
    const box = required(sorted[index], 'a sorted box');
    if (box.y >= end.y) return false;
    const isBetween = box.y + box.height > top && box.x < right && box.x + box.width > left;
    if (isBetween && box !== start && box !== end) return true;
  }
  return false;
}

/** The nearest x on one side of the source where neither a node nor another lane is in the way. `lanes` are sorted by x. */
function firstFree(
  { from, top, bottom }: Bundle,
  step: 1 | -1,
  stacks: readonly Box[],
  lanes: readonly Lane[],
): number {
  const nodes = stacks.filter(box => box.y < bottom && box.y + box.height > top);
  const beside = lanes.filter(lane => lane.top < bottom && lane.bottom > top);
  if (step < 0) beside.reverse();
  let x = from;
  for (let before = Number.NaN; before !== x; ) {
    before = x;
    for (const box of nodes) {
      const low = box.x - laneMargin;
      const high = box.x + box.width + laneMargin;
      if (low < x && x < high) x = step > 0 ? high : low;
    }
    for (const lane of beside) if (Math.abs(lane.x - x) < laneSpacing) x = lane.x + step * laneSpacing;
  }
  return x;
}
