import { describeWarning } from '../../shared/training/describeWarning.ts';
import { judgeStatistics } from '../../shared/training/judgeStatistics.ts';
import type { TrainingStatistics } from '../../shared/training/TrainingStatistics.ts';
import { useText } from '../stores/text.ts';
import styles from './Divergence.module.css';

/** That the loss has risen far, where it has: such a run ends like any other, but with a network that knows nothing. */
export const Divergence = ({ statistics }: { readonly statistics: TrainingStatistics | null }) => {
  const translator = useText();
  const warning = statistics && judgeStatistics(statistics).find(({ kind }) => kind === 'diverging');
  if (!warning) return null;
  return (
    <p className={styles.divergence} role="status">
      {describeWarning(warning, translator)}
    </p>
  );
};
