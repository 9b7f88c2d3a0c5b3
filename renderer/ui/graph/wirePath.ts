import { type Direction, frames, turn } from './direction.ts';
import type { Point } from './Point.ts';

/** How a wire runs from an output to an input. */
export interface Wire {
  /** Downwards, if nothing else is said. */
  readonly direction?: Direction | undefined;
  readonly from: Point;
  readonly to: Point;
  /** Where it runs alongside other nodes that it has to pass: x, or y where data flows to the right. */
  readonly lane?: number | undefined;
  /** At which end a direct wire bends: fans open at the source, joins close at the target. */
  readonly bend: 'source' | 'target';
  /** How many wires into the same port end nearer to the middle: it turns closer to the node than they do. */
  readonly rank?: number;
}

const cornerRadius = 8;
/** How far a wire keeps straight at its ends. */
const stub = 24;
const rankStep = 4;

/** The corners of a wire, ends included. */
export function wirePoints(wire: Wire): readonly Point[] {
  const { direction = 'down' } = wire;
  const turned = (point: Point): Point => turn(direction, point);
  const points = downwardPoints({ ...wire, from: turned(wire.from), to: turned(wire.to) }, frames[direction].width);
  return points.map(turned);
}

function downwardPoints({ from, to, lane, bend, rank = 0 }: Wire, nodeWidth: number): readonly Point[] {
  const drop = to.y - from.y;
  const arrival = Math.max(cornerRadius, stub - rank * rankStep);
  /** Down from the source, across to a vertical, along it, across to the target, down into it. */
  const around = (x: number, most: number): readonly Point[] => {
    const leave = from.y + Math.min(stub, most);
    const arrive = to.y - Math.min(arrival, most);
    return tidy([from, { x: from.x, y: leave }, { x, y: leave }, { x, y: arrive }, { x: to.x, y: arrive }, to]);
  };
  if (drop < 2 * cornerRadius) return around(Math.max(from.x, to.x) + nodeWidth / 2 + stub, stub);
  if (lane !== undefined) return around(lane, Math.max(cornerRadius, drop / 3));
  const y = bend === 'source' ? from.y + Math.min(stub, drop / 2) : to.y - Math.min(arrival, drop / 2);
  return tidy([from, { x: from.x, y }, { x: to.x, y }, to]);
}

/** Leaves out points in the middle of a straight line. */
function tidy(points: readonly Point[]): readonly Point[] {
  return points.filter((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (!before || !after) return true;
    const isVertical = Math.abs(before.x - point.x) < 0.5 && Math.abs(point.x - after.x) < 0.5;
    const isHorizontal = Math.abs(before.y - point.y) < 0.5 && Math.abs(point.y - after.y) < 0.5;
    return !isVertical && !isHorizontal;
  });
}

const length = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

const toward = (from: Point, to: Point, by: number): Point => {
  const whole = length(from, to) || 1;
  return { x: from.x + ((to.x - from.x) * by) / whole, y: from.y + ((to.y - from.y) * by) / whole };
};

/** The path through orthogonal corners, rounded. */
export function roundedPath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const parts = [`M${first.x} ${first.y}`];
  rest.forEach((corner, index) => {
    const before = points[index] ?? first;
    const after = points[index + 2];
    if (!after) {
      parts.push(`L${corner.x} ${corner.y}`);
      return;
    }
    const radius = Math.min(cornerRadius, length(before, corner) / 2, length(corner, after) / 2);
    const start = toward(corner, before, radius);
    const end = toward(corner, after, radius);
    parts.push(`L${start.x} ${start.y}Q${corner.x} ${corner.y} ${end.x} ${end.y}`);
  });
  return parts.join('');
}

/** The middle of the longest straight piece: where a label has most room. */
export function wireMiddle(points: readonly Point[]): Point {
  let best = { from: points[0] ?? { x: 0, y: 0 }, to: points[1] ?? points[0] ?? { x: 0, y: 0 } };
  for (let index = 1; index < points.length; index += 1) {
    const [from, to] = [points[index - 1], points[index]];
    if (from && to && length(from, to) > length(best.from, best.to)) best = { from, to };
  }
  return { x: (best.from.x + best.to.x) / 2, y: (best.from.y + best.to.y) / 2 };
}

/** How far a point is from a wire. */
export function distanceToWire(points: readonly Point[], { x, y }: Point): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let index = 1; index < points.length; index += 1) {
    const [a, b] = [points[index - 1], points[index]];
    if (!a || !b) continue;
    const beside = Math.max(Math.min(a.x, b.x) - x, x - Math.max(a.x, b.x), 0);
    const above = Math.max(Math.min(a.y, b.y) - y, y - Math.max(a.y, b.y), 0);
    nearest = Math.min(nearest, Math.hypot(beside, above));
  }
  return nearest;
}
