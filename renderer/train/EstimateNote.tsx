import { Gauge } from 'lucide-react';
import { useMemo } from 'react';
import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import { describeEstimate } from '../../shared/jobs/describeEstimate.ts';
import type { TrainSettings } from '../../shared/jobs/TrainSettings.ts';
import { useText } from '../stores/text.ts';
import { useAskedJob } from '../stores/useAskedJob.ts';
import { Button } from '../ui/Button.tsx';
import styles from './TrainForm.module.css';

interface EstimateNoteProps {
  readonly document: GraphDocument;
  readonly settings: TrainSettings;
}

/** What the next run will take in memory and time, once somebody asks; forgotten when something changes. */
export const EstimateNote = ({ document, settings }: EstimateNoteProps) => {
  const translator = useText();
  const { text } = translator;
  const subject = useMemo(() => JSON.stringify([document, settings]), [document, settings]);
  const { job, isRunning, ask } = useAskedJob(subject);
  if (job?.result?.kind === 'estimate') {
    return (
      <p className={styles.note} role="status">
        {describeEstimate(job.result, settings, translator)}
      </p>
    );
  }
  if (job?.error) return <p className={styles.bad}>{translator.error(job.error)}</p>;
  return (
    <Button
      variant="quiet"
      icon={<Gauge size={14} strokeWidth={1.5} />}
      disabled={isRunning}
      onClick={() => ask(document.name, { kind: 'estimate', document, settings })}
    >
      {text(isRunning ? 'estimate.running' : 'estimate.start')}
    </Button>
  );
};
