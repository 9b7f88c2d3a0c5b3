import { useState } from 'react';
import type { ClassScore } from '../../shared/jobs/classScores.ts';
import { formatCount } from '../../shared/text/formatCount.ts';
import { formatPercent } from '../../shared/text/formatPercent.ts';
import { useText } from '../stores/text.ts';
import styles from './ClassTable.module.css';

const columns = ['label', 'images', 'precision', 'recall'] as const;
type Column = (typeof columns)[number];

const titles = {
  label: 'results.class',
  images: 'results.images',
  precision: 'results.precision',
  recall: 'results.recall',
} as const;

function sortBy(classes: readonly ClassScore[], column: Column | null): readonly ClassScore[] {
  if (column === null) return classes;
  if (column === 'label') return classes.toSorted((a, b) => a.label.localeCompare(b.label));
  return classes.toSorted((a, b) => (a[column] ?? 2) - (b[column] ?? 2));
}

const share = (value: number | null): string => (value === null ? '–' : formatPercent(value, 1));

/** Precision and recall of every class; a column's head brings the weakest classes up. */
export const ClassTable = ({ classes }: { readonly classes: readonly ClassScore[] }) => {
  const { text } = useText();
  const [sorted, setSorted] = useState<Column | null>(null);
  return (
    <table className={styles.table} aria-label={text('results.classes')}>
      <thead>
        <tr>
          {columns.map(column => (
            <th key={column} scope="col" aria-sort={sorted === column ? 'ascending' : 'none'}>
              <button
                type="button"
                className={styles.sort}
                onClick={() => setSorted(sorted === column ? null : column)}
              >
                {text(titles[column])}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sortBy(classes, sorted).map(({ label, images, precision, recall }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{formatCount(images)}</td>
            <td>{share(precision)}</td>
            <td>{share(recall)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
