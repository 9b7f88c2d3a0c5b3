import { formatCount } from '../../shared/text/formatCount.ts';
import { useText } from '../stores/text.ts';
import styles from './ConfusedPairs.module.css';
import type { Evaluation } from './evaluation.ts';
import { type Cell, confusedPairs } from './selectImages.ts';

interface ConfusedPairsProps {
  readonly evaluation: Evaluation;
  readonly chosen: Cell | null;
  readonly onChoose: (cell: Cell) => void;
}

const listed = 100;

/** What is mixed up most often, in words, where a matrix has more cells than anybody can look through. */
export const ConfusedPairs = ({ evaluation: { confusion, labels }, chosen, onChoose }: ConfusedPairsProps) => {
  const { text } = useText();
  const nameOf = (index: number): string => labels[index] ?? String(index);
  return (
    <ol className={styles.pairs} aria-label={text('results.pairs')}>
      {confusedPairs(confusion, listed).map(({ truth, predicted, count }) => (
        <li key={`${truth} ${predicted}`}>
          <button
            type="button"
            className={styles.pair}
            aria-pressed={chosen?.truth === truth && chosen.predicted === predicted}
            onClick={() => onChoose({ truth, predicted })}
          >
            <span>{text('results.mixedUp', { truth: nameOf(truth), predicted: nameOf(predicted) })}</span>
            <span className={styles.count}>{formatCount(count)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
};
