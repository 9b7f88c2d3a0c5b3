import { Grid3x3, RotateCcw } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Job } from '../../shared/jobs/Job.ts';
import type { Examples } from '../../shared/jobs/Question.ts';
import type { ServedModel } from '../stores/createServed.ts';
import { useRunningJob } from '../stores/jobs.ts';
import { useShownModel } from '../stores/shownRun.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Progress } from '../ui/Progress.tsx';
import { ClassTable } from './ClassTable.tsx';
import { ConfusionHeatMap } from './ConfusionHeatMap.tsx';
import { ConfusionMatrix } from './ConfusionMatrix.tsx';
import { type Evaluation, evaluateModel, useEvaluation } from './evaluation.ts';
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
  const model = useShownModel();
  if (model === null) {
    return <EmptyState icon={<Grid3x3 size={20} strokeWidth={1.5} />}>{text('results.empty')}</EmptyState>;
  }
  return <RunResults key={`${model.run} ${model.version}`} model={model} onTry={onTry} />;
};

const RunResults = ({ model, onTry }: ResultsPanelProps & { readonly model: ServedModel }) => {
  const { text } = useText();
  const job = useEvaluation(model);
  const isTraining = useRunningJob('train') !== null;
  const isMissing = job === null && !isTraining;
  useEffect(() => {
    // A training needs all cores for itself: then only who asks for it.
    if (isMissing) void evaluateModel(model);
  }, [isMissing, model]);
  if (job?.result?.kind === 'evaluate') return <Results model={model} evaluation={job.result} onTry={onTry} />;
  if (job !== null && job.error === null && job.state !== 'cancelled') return <Evaluating job={job} />;
  return (
    <EmptyState
      action={
        <Button icon={<RotateCcw size={14} strokeWidth={1.5} />} onClick={() => void evaluateModel(model)}>
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

/** The numbers of more classes than these cannot be written into a matrix. */
const matrixLimit = 20;

interface ResultsProps extends ResultsPanelProps {
  readonly model: ServedModel;
  readonly evaluation: Evaluation;
}

const Results = ({ model, evaluation, onTry }: ResultsProps) => {
  const [cell, setCell] = useState<Cell | null>(null);
  const choice = { evaluation, chosen: cell, onChoose: setCell };
  const isLarge = evaluation.labels.length > matrixLimit;
  return (
    <div className={styles.panel}>
      <div className={styles.column}>
        {isLarge ? <ConfusionHeatMap {...choice} /> : <ConfusionMatrix {...choice} />}
      </div>
      <div className={styles.column}>
        <ClassTable classes={evaluation.classes} />
      </div>
      <JudgedGallery model={model} evaluation={evaluation} cell={cell} onClear={() => setCell(null)} onTry={onTry} />
    </div>
  );
};
