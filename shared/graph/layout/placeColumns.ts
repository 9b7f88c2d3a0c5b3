import { required } from '../../base/assert.ts';
import type { Column } from './findColumns.ts';
import type { Layers } from './Layers.ts';
import { columnReach, laneReach } from './metrics.ts';

type Side = -1 | 1;

/**
 * The centre of every node, the main line at 0. Columns are packed from the main line outwards, the shortest first, so
 * that what bows out furthest spans most; each is straight, and keeps to the side of what it branches off from.
 */
export function placeColumns(main: Column, others: readonly Column[], layers: Layers): ReadonlyMap<string, number> {
  const centres = new Map(main.nodes.map(id => [id, 0]));
  const sides = chooseSides(others, layers.rows);
  /** How far each row is used, on either side of the main line. */
  const used = {
    [-1]: new Array<number>(layers.rows).fill(columnReach),
    1: new Array<number>(layers.rows).fill(columnReach),
  };
  const span = ({ top, bottom }: Column): number => bottom - top;
  const bySpan = [...others].sort((a, b) => span(a) - span(b) || a.top - b.top);
  for (const column of bySpan) {
    const side = required(sides.get(column), 'the side of a column');
    const reach = reachOfRows(column, layers);
    const distance = outermost(used[side], column.top, reach);
    reach.forEach((needed, index) => {
      used[side][column.top + index] = distance + needed;
    });
    for (const id of column.nodes) centres.set(id, side * distance);
  }
  return centres;
}

/** Room on either side of a column's centre, row by row: wide where a node stands, narrow where only a wire runs. */
function reachOfRows({ nodes, top, bottom }: Column, { rowOf }: Layers): readonly number[] {
  const reach = new Array<number>(bottom - top + 1).fill(laneReach);
  for (const id of nodes) reach[required(rowOf.get(id), id) - top] = columnReach;
  return reach;
}

const outermost = (used: readonly number[], top: number, reach: readonly number[]): number =>
  reach.reduce((distance, needed, index) => Math.max(distance, (used[top + index] ?? 0) + needed), 0);

/** Skips go to the right, branches to the side with fewer of them, and all that hangs on a branch stays with it. */
function chooseSides(columns: readonly Column[], rows: number): ReadonlyMap<Column, Side> {
  const sides = new Map<Column, Side>();
  const sideOfNode = new Map<string, Side>();
  const load = { [-1]: new Array<number>(rows).fill(0), 1: new Array<number>(rows).fill(0) };
  const heaviest = (side: Side, { top, bottom }: Column): number =>
    load[side].slice(top, bottom + 1).reduce((most, count) => Math.max(most, count), 0);
  for (const column of columns) {
    const { nodes, parent, top, bottom } = column;
    const inherited = parent === undefined ? undefined : sideOfNode.get(parent);
    const lighter = nodes.length === 0 || heaviest(1, column) <= heaviest(-1, column) ? 1 : -1;
    const side = inherited ?? lighter;
    sides.set(column, side);
    if (nodes.length === 0) continue;
    for (const id of nodes) sideOfNode.set(id, side);
    for (let row = top; row <= bottom; row += 1) load[side][row] = (load[side][row] ?? 0) + 1;
  }
  return sides;
}
