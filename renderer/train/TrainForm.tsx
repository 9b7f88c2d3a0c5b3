import { Play, RotateCcw } from 'lucide-react';
import { serialiseError } from '../../shared/base/appError.ts';
import { useRunningJob } from '../stores/jobs.ts';
import { announce } from '../stores/notices.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { AugmentationSection } from './AugmentationSection.tsx';
import { DataSection } from './DataSection.tsx';
import { EstimateNote } from './EstimateNote.tsx';
import { FineTuneSection } from './FineTuneSection.tsx';
import { FinerSection } from './FinerSection.tsx';
import { FitNotice } from './FitNotice.tsx';
import { MachineSection } from './MachineSection.tsx';
import { OptimizerSection } from './OptimizerSection.tsx';
import { RateSection } from './RateSection.tsx';
import { RunButtons } from './RunButtons.tsx';
import { ScheduleSection } from './ScheduleSection.tsx';
import { startTraining } from './startTraining.ts';
import styles from './TrainForm.module.css';
import { describeBlock, trainBlock } from './trainBlock.ts';
import { resetTrainOptions, useTrainOptions } from '../stores/trainForm.ts';
import { useTrainSituation } from './useTrainSituation.ts';

interface TrainFormProps {
  readonly onStarted: () => void;
  /** Somebody wants to see the datasets, or another one. */
  readonly onDatasets: () => void;
}

/** Everything a run is started with, and the button that starts it. */
export const TrainForm = ({ onStarted, onDatasets }: TrainFormProps) => {
  const situation = useTrainSituation();
  const { document, dataset } = situation;
  return (
    <div className={styles.form}>
      <div className={styles.fields}>
        <DataSection dataset={dataset} onDatasets={onDatasets} />
        {document !== undefined && dataset !== null && <FitNotice document={document} dataset={dataset} />}
        <ScheduleSection available={dataset?.examples.train ?? 1} />
        <OptimizerSection situation={situation} />
        <RateSection />
        <AugmentationSection dataset={dataset} />
        <FineTuneSection />
        <FinerSection dataset={dataset} />
        <MachineSection />
      </div>
      <TrainFoot situation={situation} onStarted={onStarted} />
    </div>
  );
};

interface TrainFootProps {
  readonly situation: ReturnType<typeof useTrainSituation>;
  readonly onStarted: () => void;
}

const TrainFoot = ({ situation, onStarted }: TrainFootProps) => {
  const translator = useText();
  const { text } = translator;
  const running = useRunningJob('train');
  const options = useTrainOptions();
  const block = trainBlock(situation);
  const start = async () => {
    try {
      if ((await startTraining()) === null) onStarted();
    } catch (thrown) {
      announce({ kind: 'error', error: serialiseError(thrown) }, { tone: 'error', stays: true });
    }
  };
  const reason = block === null ? null : describeBlock(block, translator);
  return (
    <footer className={styles.foot}>
      {running !== null && <RunButtons job={running} />}
      {reason !== null && <p className={styles.note}>{reason}</p>}
      {block === null && situation.document !== undefined && situation.dataset !== null && (
        <EstimateNote document={situation.document} settings={{ ...options, dataset: situation.dataset.id }} />
      )}
      <div className={styles.buttons}>
        <Tooltip label={reason ?? text('command.train.start')} shortcut="Mod+Enter" side="top">
          <Button
            variant={running === null ? 'primary' : 'secondary'}
            icon={<Play size={14} strokeWidth={1.5} />}
            disabled={block !== null}
            onClick={() => void start()}
          >
            {text(running === null ? 'train.start' : 'train.queue')}
          </Button>
        </Tooltip>
        <IconButton
          label={text('train.reset')}
          side="top"
          icon={<RotateCcw size={14} strokeWidth={1.5} />}
          onClick={resetTrainOptions}
        />
      </div>
    </footer>
  );
};
