import { ScrollText } from 'lucide-react';
import { useText } from '../stores/text.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import styles from './RunLog.module.css';
import { useShownRun } from '../stores/shownRun.ts';

/** What the engine noted during a run. */
export const RunLog = () => {
  const { text, locale } = useText();
  const lines = useShownRun()?.log ?? [];
  if (lines.length === 0) {
    return <EmptyState icon={<ScrollText size={20} strokeWidth={1.5} />}>{text('log.empty')}</EmptyState>;
  }
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hourCycle: 'h23' });
  return (
    <ol className={styles.log} aria-label={text('log.label')}>
      {lines.map((line, index) => (
        <li key={`${line.time} ${index}`} className={styles.line} data-level={line.level}>
          <time className={styles.time}>{time.format(line.time)}</time>
          {line.message}
        </li>
      ))}
    </ol>
  );
};
