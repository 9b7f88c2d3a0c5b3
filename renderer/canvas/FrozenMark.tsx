import { Snowflake } from 'lucide-react';
import { useText } from '../stores/text.ts';
import { useIsFrozen } from '../stores/trainForm.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import styles from './FrozenMark.module.css';

/** The mark on a node whose weights the next training leaves as they are. */
export const FrozenMark = ({ nodeId }: { readonly nodeId: string }) => {
  const { text } = useText();
  if (!useIsFrozen(nodeId)) return null;
  return (
    <Tooltip label={text('finetune.frozen')} side="right">
      <span className={styles.mark} role="img" aria-label={text('finetune.frozen')}>
        <Snowflake size={12} strokeWidth={1.75} aria-hidden />
      </span>
    </Tooltip>
  );
};
