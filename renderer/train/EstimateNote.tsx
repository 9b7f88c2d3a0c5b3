import { Gauge } from 'lucide-react';
import { useMemo, useState } from 'react';
import { serialiseError } from '../../shared/base/appError.ts';
import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import { describeEstimate } from '../../shared/jobs/describeEstimate.ts';
import { isFinal } from '../../shared/jobs/JobEvent.ts';
import type { TrainSettings } from '../../shared/jobs/TrainSettings.ts';
import { jobs, useJob } from '../stores/jobs.ts';
import { announce } from '../stores/notices.ts';
import { useText } from '../stores/text.ts';
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
  const [asked, setAsked] = useState<{ readonly subject: string; readonly id: string } | null>(null);
  const job = useJob(asked?.subject === subject ? asked.id : null);
  if (job?.result?.kind === 'estimate') {
    return (
      <p className={styles.note} role="status">
        {describeEstimate(job.result, settings, translator)}
      </p>
    );
  }
  if (job?.error) return <p className={styles.bad}>{translator.error(job.error)}</p>;
  const ask = async (): Promise<void> => {
    const id = await jobs.start(document.name, { kind: 'estimate', document, settings });
    setAsked({ subject, id });
  };
  const isRunning = job !== null && !isFinal(job.state);
  return (
    <Button
      variant="quiet"
      icon={<Gauge size={14} strokeWidth={1.5} />}
      disabled={isRunning}
      onClick={() =>
        void ask().catch((thrown: unknown) =>
          announce({ kind: 'error', error: serialiseError(thrown) }, { tone: 'error' }),
        )
      }
    >
      {text(isRunning ? 'estimate.running' : 'estimate.start')}
    </Button>
  );
};
