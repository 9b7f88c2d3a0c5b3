import { Activity } from 'lucide-react';
import { formatPercent } from '../../shared/text/formatPercent.ts';
import { useText } from '../stores/text.ts';
import { useTrainingWarnings } from '../stores/trainingWarnings.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import styles from './ProblemMark.module.css';

/** The mark on a node whose layers do not learn as they should, with the reasons when the pointer rests on it. */
export const TrainingMark = ({ nodeId }: { readonly nodeId: string }) => {
  const { text } = useText();
  const warnings = useTrainingWarnings(nodeId);
  if (warnings.length === 0) return null;
  const sentences = warnings
    .map(warning =>
      warning.kind === 'dead'
        ? text('weights.dead', { layer: warning.layer, share: formatPercent(warning.share, 0) })
        : text('weights.exploding', { weight: warning.layer, factor: warning.factor.toPrecision(2) }),
    )
    .join('\n');
  return (
    <Tooltip label={<span className={styles.sentences}>{sentences}</span>} side="right">
      <span className={styles.mark} role="img" aria-label={sentences}>
        <Activity size={14} strokeWidth={1.75} aria-hidden />
      </span>
    </Tooltip>
  );
};
