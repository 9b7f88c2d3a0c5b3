import type { ReachChart, ReachGrid } from '../../../shared/lessons/Lesson.ts';
import { useText } from '../../stores/text.ts';
import parts from './parts.module.css';
import styles from './ReachView.module.css';

const cell = 5;

/** A run of neighbouring inputs of one group that an output sees. */
interface Run {
  readonly group: number;
  readonly from: number;
  readonly length: number;
}

function runsOf(row: readonly boolean[], groups: number): readonly Run[] {
  const size = row.length / groups;
  return Array.from({ length: groups }, (_, group) => group).flatMap(group => {
    const runs: Run[] = [];
    for (let channel = group * size; channel < (group + 1) * size; channel += 1) {
      if (row[channel] !== true) continue;
      const last = runs.at(-1);
      if (last && last.from + last.length === channel) runs[runs.length - 1] = { ...last, length: last.length + 1 };
      else runs.push({ group, from: channel, length: 1 });
    }
    return runs;
  });
}

/** The lines between the cells. */
const gridPath = (columns: number, rows: number): string => {
  const across = Array.from({ length: columns - 1 }, (_, index) => `M${(index + 1) * cell} 0v${rows * cell}`);
  const down = Array.from({ length: rows - 1 }, (_, index) => `M0 ${(index + 1) * cell}h${columns * cell}`);
  return [...across, ...down].join('');
};

/** Grids of outputs by inputs, side by side: a cell is filled where the output depends on the input. */
export const ReachView = ({ chart: { grids, groups } }: { readonly chart: ReachChart }) => (
  <div className={styles.grids}>
    {grids.map(grid => (
      <Grid key={grid.label.key} grid={grid} groups={groups} />
    ))}
  </div>
);

const Grid = ({ grid: { label, rows }, groups }: { readonly grid: ReachGrid; readonly groups: number }) => {
  const { text } = useText();
  const channels = rows[0]?.length ?? 0;
  const counts = rows.map(row => row.filter(Boolean).length);
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  const name = text(label.key, label.values);
  const described = text('lesson.reach.describe', { label: name, fewest, most, channels });
  const [width, height] = [channels * cell, rows.length * cell];
  return (
    <figure className={styles.grid}>
      <figcaption className={styles.name}>{name}</figcaption>
      <div className={styles.across}>{text('lesson.reach.inputs')} →</div>
      <div className={styles.down}>{text('lesson.reach.outputs')} →</div>
      <svg className={styles.cells} viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img">
        <title>{described}</title>
        <rect className={styles.ground} width={width} height={height} />
        {rows.map((row, output) =>
          runsOf(row, groups).map(({ group, from, length }) => (
            <rect
              // Outputs have no identity but their place.
              key={`${output} ${from}`}
              className={parts.part}
              data-part={group}
              fill="currentcolor"
              x={from * cell}
              y={output * cell}
              width={length * cell}
              height={cell}
            />
          )),
        )}
        <path className={styles.lines} d={gridPath(channels, rows.length)} />
      </svg>
    </figure>
  );
};
