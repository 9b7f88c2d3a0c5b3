import { Grid3x3, RotateCcw } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Job } from '../../shared/jobs/Job.ts';
import type { Examples } from '../../shared/jobs/Question.ts';
import { useRunningJob } from '../stores/jobs.ts';
import { useShownModel } from '../stores/shownRun.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Progress } from '../ui/Progress.tsx';
import { ClassTable } from './ClassTable.tsx';
import { ConfusedPairs } from './ConfusedPairs.tsx';
import { ConfusionMatrix } from './ConfusionMatrix.tsx';
import { type Evaluation, evaluateRun, useEvaluation } from './evaluation.ts';
import { JudgedGallery } from './JudgedGallery.tsx';
import styles from './ResultsPanel.module.css';
import type { Cell } from './selectImages.ts';

interface ResultsPanelProps {
  /** Somebody wants to try a test image. */
  readonly onTry: (examples: Examples, index: number) => void;
}

/** How a trained network does, image by image. */
export const ResultsPanel = ({ onTry }: ResultsPanelProps) => {
  const { text } = useText();
  const run = useShownModel();
  if (run === null) {
    return <EmptyState icon={<Grid3x3 size={20} strokeWidth={1.5} />}>{text('results.empty')}</EmptyState>;
  }
  return <RunResults key={run} run={run} onTry={onTry} />;
};

const RunResults = ({ run, onTry }: ResultsPanelProps & { readonly run: string }) => {
  const { text } = useText();
  const job = useEvaluation(run);
  const isTraining = useRunningJob('train') !== null;
  const isMissing = job === null && !isTraining;
  useEffect(() => {
    // A training needs all cores for itself: then only who asks for it.
    if (isMissing) void evaluateRun(run);
  }, [isMissing, run]);
  if (job?.result?.kind === 'evaluate') return <Results evaluation={job.result} onTry={onTry} />;
  if (job !== null && job.error === null && job.state !== 'cancelled') return <Evaluating job={job} />;
  return (
    <EmptyState
      action={
        <Button icon={<RotateCcw size={14} strokeWidth={1.5} />} onClick={() => void evaluateRun(run)}>
          {text('results.start')}
        </Button>
      }
    >
      <Reason job={job} />
    </EmptyState>
  );
};

const Reason = ({ job }: { readonly job: Job | null }) => {
  const { text, error } = useText();
  return job?.error ? error(job.error) : text('results.waiting');
};

const Evaluating = ({ job: { progress } }: { readonly job: Job }) => {
  const { text } = useText();
  const share = progress === null || progress.total === 0 ? null : progress.done / progress.total;
  return (
    <EmptyState
      action={
        <div className={styles.progress}>
          <Progress value={share} label={text('results.running')} />
        </div>
      }
    >
      {text('results.running')}
    </EmptyState>
  );
};

/** More classes than these make no readable matrix. */
const matrixLimit = 20;

const Results = ({ evaluation, onTry }: ResultsPanelProps & { readonly evaluation: Evaluation }) => {
  const [cell, setCell] = useState<Cell | null>(null);
  const Confusion = evaluation.labels.length <= matrixLimit ? ConfusionMatrix : ConfusedPairs;
  return (
    <div className={styles.panel}>
      <div className={styles.column}>
        <Confusion evaluation={evaluation} chosen={cell} onChoose={setCell} />
      </div>
      <div className={styles.column}>
        <ClassTable classes={evaluation.classes} />
      </div>
      <JudgedGallery evaluation={evaluation} cell={cell} onClear={() => setCell(null)} onTry={onTry} />
    </div>
  );
};
