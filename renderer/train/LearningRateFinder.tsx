import { useMemo } from 'react';
import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import type { Job } from '../../shared/jobs/Job.ts';
import type { DatasetInfo } from '../../shared/jobs/DatasetInfo.ts';
import type { JobResult } from '../../shared/jobs/JobResult.ts';
import type { RangePoint } from '../../shared/training/learningRateRange.ts';
import { LineChart } from '../charts/LineChart.tsx';
import type { Line } from '../charts/lineOptions.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Progress } from '../ui/Progress.tsx';
import styles from './LearningRateFinder.module.css';
import { changeOptimizer } from './changeOptimizer.ts';
import { useTrainOptions } from '../stores/trainForm.ts';
import { useJobResult } from './useJobResult.ts';

interface LearningRateFinderProps {
  readonly document: GraphDocument;
  readonly dataset: DatasetInfo;
  readonly onClose: () => void;
}

type RangeResult = Extract<JobResult, { kind: 'lrFind' }>;

const [lowest, highest, steps] = [1e-6, 1, 100];

/** Two digits, as rates are spoken of: 0.0093. */
const format = (rate: number): string => String(Number(rate.toPrecision(2)));

/** Tries learning rates on the network in front, and takes over the one that suits. */
export const LearningRateFinder = ({ document, dataset, onClose }: LearningRateFinderProps) => {
  const { text, error: sentence } = useText();
  const options = useTrainOptions();
  const settings = { ...options, dataset: dataset.id };
  const spec = { kind: 'lrFind', document, settings, lowest, highest, steps } as const;
  const { job, result, error } = useJobResult(text('lrFind.title'), spec);
  const suggestion = result?.suggestion ?? null;
  const use = (learningRate: number): void => {
    changeOptimizer(options.optimizer, { learningRate: Number(format(learningRate)) });
    onClose();
  };
  const take = suggestion !== null && (
    <Button variant="primary" onClick={() => use(suggestion.learningRate)}>
      {text('lrFind.use', { rate: format(suggestion.learningRate) })}
    </Button>
  );
  return (
    <Dialog title={text('lrFind.open')} closeLabel={text('verb.close')} onClose={onClose} actions={take} width="wide">
      <p className={styles.note}>{text('lrFind.explain')}</p>
      {error !== null && (
        <p role="alert" className={styles.bad}>
          {sentence(error)}
        </p>
      )}
      {error === null && result === null && <Waiting job={job} />}
      {result !== null && <RangeChart points={result.points} rate={suggestion?.learningRate ?? null} />}
      {result !== null && <p className={styles.note}>{describeSuggestion(result, text)}</p>}
    </Dialog>
  );
};

type Text = ReturnType<typeof useText>['text'];

/** A tenth of the lowest loss says something only where the loss has risen again after it. */
function describeSuggestion({ points, suggestion }: RangeResult, text: Text): string {
  if (suggestion === null) return text('lrFind.nothing');
  const steepest = format(suggestion.steepest);
  const last = points.at(-1)?.learningRate;
  return last !== undefined && suggestion.tenth === last / 10
    ? text('lrFind.stillFalling', { steepest })
    : text('lrFind.found', { steepest, tenth: format(suggestion.tenth) });
}

const Waiting = ({ job }: { readonly job: Job | null }) => {
  const { text } = useText();
  const { done = 0, total = 0, phase = 'preparing' } = job?.progress ?? {};
  return (
    <div className={styles.waiting} role="status">
      {text('lrFind.trying')}
      <Progress value={phase === 'measuring' ? done / total : null} label={text('lrFind.trying')} />
    </div>
  );
};

interface RangeChartProps {
  readonly points: readonly RangePoint[];
  /** The one that suits. */
  readonly rate: number | null;
}

const RangeChart = ({ points, rate }: RangeChartProps) => {
  const { text } = useText();
  const lines = useMemo((): readonly Line[] => {
    const x = points.map(({ learningRate }) => learningRate);
    // The explosion at the end would press everything else to the ground.
    const top = 2 * (points[0]?.smoothed ?? 1);
    const shown = (loss: number): number => Math.min(loss, top);
    return [
      {
        key: 'loss',
        label: text('lrFind.loss'),
        colour: '--chart-train-faint',
        x,
        y: points.map(({ loss }) => shown(loss)),
      },
      {
        key: 'smoothed',
        label: text('lrFind.smoothed'),
        colour: '--chart-train',
        x,
        y: points.map(({ smoothed }) => shown(smoothed)),
      },
    ];
  }, [points, text]);
  const mark = useMemo(() => (rate === null ? null : { at: rate, label: format(rate) }), [rate]);
  return (
    <div className={styles.chart}>
      <LineChart title={text('lrFind.title')} lines={lines} xLabel={text('lrFind.axis')} mark={mark} isLogarithmicX />
    </div>
  );
};
