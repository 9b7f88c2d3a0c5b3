import { formatCount } from '../../shared/text/formatCount.ts';
import { useText } from '../stores/text.ts';
import styles from './ConfusionMatrix.module.css';
import type { Evaluation } from './evaluation.ts';
import type { Cell } from './selectImages.ts';

interface ConfusionMatrixProps {
  readonly evaluation: Evaluation;
  readonly chosen: Cell | null;
  readonly onChoose: (cell: Cell) => void;
}

/** What was taken for what: a row for each class, a column for each answer. Rows are coloured by their shares. */
export const ConfusionMatrix = ({ evaluation, chosen, onChoose }: ConfusionMatrixProps) => {
  const { text } = useText();
  const { confusion, labels } = evaluation;
  const nameOf = (index: number): string => labels[index] ?? String(index);
  return (
    <table className={styles.matrix} aria-label={text('results.confusion')}>
      <thead>
        <tr>
          <td className={styles.corner}>
            <span>{text('results.truth')} ↓</span> <span>{text('results.predicted')} →</span>
          </td>
          {confusion.map((_, index) => (
            <th key={nameOf(index)} scope="col" className={styles.column} title={nameOf(index)}>
              <span>{nameOf(index)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {confusion.map((row, truth) => (
          <tr key={nameOf(truth)}>
            <th scope="row" className={styles.row} title={nameOf(truth)}>
              {nameOf(truth)}
            </th>
            {row.map((count, predicted) => (
              <MatrixCell
                key={nameOf(predicted)}
                count={count}
                share={
                  count /
                  Math.max(
                    1,
                    row.reduce((sum, each) => sum + each, 0),
                  )
                }
                isRight={truth === predicted}
                isChosen={chosen?.truth === truth && chosen.predicted === predicted}
                label={text('results.cell', {
                  count: formatCount(count),
                  truth: nameOf(truth),
                  predicted: nameOf(predicted),
                })}
                onClick={() => onChoose({ truth, predicted })}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

interface MatrixCellProps {
  readonly count: number;
  /** Of its row, 0..1. */
  readonly share: number;
  readonly isRight: boolean;
  readonly isChosen: boolean;
  readonly label: string;
  readonly onClick: () => void;
}

/** A few errors are to be seen beside many right ones: their colour grows with the root of the share. */
function colourOf(share: number, isRight: boolean): string {
  const strength = Math.round(100 * (isRight ? share * 0.35 : Math.sqrt(share) * 0.4));
  return `color-mix(in srgb, var(${isRight ? '--accent' : '--danger'}) ${strength}%, transparent)`;
}

const MatrixCell = ({ count, share, isRight, isChosen, label, onClick }: MatrixCellProps) => (
  <td>
    {count === 0 ? (
      <span className={styles.none} />
    ) : (
      <button
        type="button"
        className={styles.cell}
        aria-pressed={isChosen}
        aria-label={label}
        style={{ backgroundColor: colourOf(share, isRight) }}
        onClick={onClick}
      >
        {formatCount(count)}
      </button>
    )}
  </td>
);
