import { useStore } from 'zustand';
import type { Measurement } from '../../../shared/lessons/Measurement.ts';
import { measurementOf } from '../../../shared/lessons/lessons.ts';
import type { TemplateFile } from '../../../shared/templates/TemplateFile.ts';
import { FigureView } from '../../charts/figures/FigureView.tsx';
import { Finding } from '../../charts/figures/Finding.tsx';
import { useJob } from '../../stores/jobs.ts';
import { useText } from '../../stores/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import styles from './LessonDialog.module.css';
import { type Measuring, measure, measuringStore, stopMeasuring } from './measuring.ts';

interface MeasuredFiguresProps {
  readonly family: TemplateFile;
  readonly families: readonly TemplateFile[];
}

/** What only a network that runs can tell: offered, then measured on request, then drawn. */
export const MeasuredFigures = ({ family, families }: MeasuredFiguresProps) => {
  const { text } = useText();
  const measuring = useStore(measuringStore, state => state[family.id] ?? null);
  const measurement = measurementOf(family);
  if (measurement === null) return null;
  const start = () => void measure(family, families, text(measurement.title.key));
  if (measuring?.state !== 'measured') return <Offer measurement={measurement} measuring={measuring} onStart={start} />;
  return (
    <>
      {measuring.figures.map((figure, index) => (
        // Figures have no identity but their place: several bear the same title.
        <div key={index} className={styles.figure}>
          <FigureView figure={figure} />
        </div>
      ))}
      <div>
        <Button variant="quiet" onClick={start}>
          {text('lesson.measureAgain')}
        </Button>
      </div>
    </>
  );
};

interface OfferProps {
  readonly measurement: Measurement;
  readonly measuring: Measuring | null;
  readonly onStart: () => void;
}

const Offer = ({ measurement: { title, text: sentence }, measuring, onStart }: OfferProps) => {
  const { text, error } = useText();
  return (
    <div className={styles.figure}>
      <Finding title={text(title.key)} sentence={text(sentence.key)}>
        {measuring?.state === 'failed' && (
          <p role="alert" className={styles.bad}>
            {error(measuring.error)}
          </p>
        )}
        {measuring?.state === 'stopped' && <p className={styles.note}>{text('lesson.measureStopped')}</p>}
        {measuring?.state === 'measuring' ? (
          <InProgress jobId={measuring.jobId} />
        ) : (
          <div>
            <Button onClick={onStart}>{text('lesson.measure')}</Button>
          </div>
        )}
      </Finding>
    </div>
  );
};

const InProgress = ({ jobId }: { readonly jobId: string | null }) => {
  const { text } = useText();
  const progress = useJob(jobId)?.progress ?? null;
  const phase = text(`run.phase.${progress?.phase ?? 'preparing'}`);
  const share = progress === null || progress.total === 0 ? null : progress.done / progress.total;
  return (
    <div className={styles.progress}>
      <span className={styles.phase} role="status">
        {phase}
      </span>
      <Progress value={share} label={phase} />
      <Button disabled={jobId === null} onClick={() => jobId !== null && void stopMeasuring(jobId)}>
        {text('lesson.measureStop')}
      </Button>
    </div>
  );
};
