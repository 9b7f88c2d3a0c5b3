import { RotateCcw } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Job } from '../../shared/jobs/Job.ts';
import type { JobResult } from '../../shared/jobs/JobResult.ts';
import { poseFigure, tweakFigure } from '../../shared/lessons/capsulePoses.ts';
import { FigureView } from '../charts/figures/FigureView.tsx';
import { useShownModel } from '../stores/shownRun.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Progress } from '../ui/Progress.tsx';
import styles from './CapsulesPanel.module.css';
import { explain, explainNext, useExplaining } from './explaining.ts';

/** What the capsules of a trained network know of test images. */
export const CapsulesPanel = () => {
  const { text } = useText();
  const run = useShownModel()?.run ?? null;
  return run === null ? <EmptyState>{text('capsules.empty')}</EmptyState> : <OfRun key={run} run={run} />;
};

const OfRun = ({ run }: { readonly run: string }) => {
  const { text, error } = useText();
  const { job, from } = useExplaining(run);
  const isMissing = job === null;
  useEffect(() => {
    if (isMissing) void explain(run, 0);
  }, [isMissing, run]);
  if (job?.result?.kind === 'capsules') {
    return <Explained key={from} result={job.result} onNext={() => void explainNext(run, from)} />;
  }
  if (job !== null && (job.error !== null || job.state === 'cancelled')) {
    return (
      <EmptyState
        action={
          <Button icon={<RotateCcw size={14} strokeWidth={1.5} />} onClick={() => void explain(run, 0)}>
            {text('app.tryAgain')}
          </Button>
        }
      >
        {job.error === null ? text('lesson.measureStopped') : error(job.error)}
      </EmptyState>
    );
  }
  return <InProgress job={job} />;
};

const InProgress = ({ job }: { readonly job: Job | null }) => {
  const { text } = useText();
  const progress = job?.progress ?? null;
  const share = progress === null || progress.total === 0 ? null : progress.done / progress.total;
  const bar = (
    <div className={styles.progress}>
      <Progress value={share} label={text('capsules.drawing')} />
    </div>
  );
  return <EmptyState action={bar}>{text('capsules.drawing')}</EmptyState>;
};

interface ExplainedProps {
  readonly result: Extract<JobResult, { kind: 'capsules' }>;
  readonly onNext: () => void;
}

const Explained = ({ result: { examples, tweaks }, onNext }: ExplainedProps) => {
  const { text } = useText();
  const [chosen, choose] = useState(0);
  const example = examples[chosen];
  return (
    <div className={styles.panel}>
      <div className={styles.strip}>
        <ul className={styles.images} aria-label={text('capsules.images')}>
          {examples.map(({ index, truth, named, pictures }, place) => (
            <li key={index}>
              <button
                type="button"
                className={styles.image}
                aria-pressed={place === chosen}
                title={text('capsules.image', { index, truth, named })}
                onClick={() => choose(place)}
              >
                <img src={pictures.image} alt={text('capsules.image', { index, truth, named })} />
                <img src={pictures.drawn} alt="" />
              </button>
            </li>
          ))}
        </ul>
        <Button onClick={onNext}>{text('capsules.next')}</Button>
      </div>
      {example && (
        <>
          <FigureView figure={poseFigure(example)} />
          <FigureView figure={tweakFigure(example, tweaks)} />
        </>
      )}
    </div>
  );
};
