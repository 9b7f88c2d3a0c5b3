import { FolderOpen, Upload } from 'lucide-react';
import { serialiseError } from '../../shared/base/appError.ts';
import type { Job } from '../../shared/jobs/Job.ts';
import { isFinal } from '../../shared/jobs/JobEvent.ts';
import { formatBytes } from '../../shared/text/formatBytes.ts';
import { invoke } from '../client/client.ts';
import { announce } from '../stores/notices.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Progress } from '../ui/Progress.tsx';
import { exportableRun, exportModel, useExportOf } from './exportModel.ts';
import styles from './RunResult.module.css';

/** Takes the trained model out of the app, and says where it went. */
export const ExportModel = ({ job }: { readonly job: Job }) => {
  const { text } = useText();
  const run = exportableRun(job);
  const exported = useExportOf(job);
  if (run === null) return null;
  if (exported !== null && !isFinal(exported.state)) {
    return (
      <div className={styles.result} role="status">
        <span className={styles.label}>{text('export.running')}</span>
        <Progress value={null} label={text('export.running')} />
      </div>
    );
  }
  const start = () =>
    exportModel(job, run).catch((thrown: unknown) =>
      announce({ kind: 'error', error: serialiseError(thrown) }, { tone: 'error', stays: true }),
    );
  return (
    <div className={styles.result}>
      {exported !== null && <ExportOutcome exported={exported} />}
      <Button
        variant={exported === null ? 'primary' : 'secondary'}
        icon={<Upload size={14} strokeWidth={1.5} />}
        onClick={() => void start()}
      >
        {text(exported === null ? 'export.start' : 'export.again')}
      </Button>
      {exported === null && <p className={styles.note}>{text('export.hint')}</p>}
    </div>
  );
};

const ExportOutcome = ({ exported }: { readonly exported: Job }) => {
  const { text, error } = useText();
  const { result } = exported;
  if (exported.error !== null) {
    return (
      <p className={styles.bad} role="alert">
        {error(exported.error)}
      </p>
    );
  }
  if (result?.kind !== 'export') return null;
  const { folder, files, bytes } = result;
  return (
    <div className={styles.headline} role="status">
      <span>
        {text('export.done', { count: files.length, size: formatBytes(bytes) })}
        <br />
        <span className={styles.path}>{folder}</span>
      </span>
      <IconButton
        label={text('verb.reveal')}
        icon={<FolderOpen size={14} strokeWidth={1.5} />}
        onClick={() => void invoke('shell.reveal', { path: folder })}
      />
    </div>
  );
};
