import { RotateCcw, Trash2 } from 'lucide-react';
import type { RunSummary } from '../../shared/jobs/RunSummary.ts';
import { formatBytes } from '../../shared/text/formatBytes.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { purge, restore } from './runActions.ts';
import styles from './RunDetails.module.css';

/** Runs in the trash that were chosen: back, or gone for good. */
export const TrashedRuns = ({ runs }: { readonly runs: readonly RunSummary[] }) => {
  const { text } = useText();
  const ids = runs.map(({ id }) => id);
  const bytes = runs.reduce((sum, run) => sum + run.bytes, 0);
  return (
    <div className={styles.details}>
      <div className={styles.actions}>
        <Button variant="primary" icon={<RotateCcw size={14} strokeWidth={1.5} />} onClick={() => void restore(ids)}>
          {text('runs.restore')}
        </Button>
        <Button variant="danger" icon={<Trash2 size={14} strokeWidth={1.5} />} onClick={() => void purge(ids)}>
          {text('runs.purge', { size: formatBytes(bytes) })}
        </Button>
      </div>
      <ul>
        {runs.map(({ id, name }) => (
          <li key={id} title={id}>
            {name}
          </li>
        ))}
      </ul>
    </div>
  );
};
