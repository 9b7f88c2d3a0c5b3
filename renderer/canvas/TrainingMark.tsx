import { Activity } from 'lucide-react';
import { describeWarning } from '../../shared/training/describeWarning.ts';
import { useText } from '../stores/text.ts';
import { useTrainingWarnings } from '../stores/trainingWarnings.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import styles from './ProblemMark.module.css';

/** The mark on a node whose layers do not learn as they should, with the reasons when the pointer rests on it. */
export const TrainingMark = ({ nodeId }: { readonly nodeId: string }) => {
  const translator = useText();
  const warnings = useTrainingWarnings(nodeId);
  if (warnings.length === 0) return null;
  const sentences = warnings.map(warning => describeWarning(warning, translator)).join('\n');
  return (
    <Tooltip label={<span className={styles.sentences}>{sentences}</span>} side="right">
      <span className={styles.mark} role="img" aria-label={sentences}>
        <Activity size={14} strokeWidth={1.75} aria-hidden />
      </span>
    </Tooltip>
  );
};
