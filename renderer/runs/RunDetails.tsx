import { FileInput, FolderOpen, LineChart as ChartIcon, Play, Trash2, Upload } from 'lucide-react';
import { useState } from 'react';
import { compareSettings } from '../../shared/jobs/compareSettings.ts';
import { describeMatch } from '../../shared/jobs/describeMatch.ts';
import type { RunSummary } from '../../shared/jobs/RunSummary.ts';
import { invoke } from '../client/client.ts';
import { whyEnded } from '../stores/runs.ts';
import { resumeRun } from '../stores/resumeRun.ts';
import { useRunDetails } from '../stores/shownRun.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { Details } from '../ui/Details.tsx';
import { Field } from '../ui/Field.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { TextField } from '../ui/TextField.tsx';
import { exportMetrics, label, openDocumentOf, trash } from './runActions.ts';
import styles from './RunDetails.module.css';
import { useRunFigures } from './useRunFigures.ts';

interface RunDetailsProps {
  readonly run: RunSummary;
  readonly onShow: (run: RunSummary) => void;
}

/** One run: what is written on it, its figures and settings, and what can be done with it. */
export const RunDetails = ({ run, onShow }: RunDetailsProps) => {
  const { text } = useText();
  return (
    <div className={styles.details}>
      <div className={styles.actions}>
        <Button variant="primary" icon={<ChartIcon size={14} strokeWidth={1.5} />} onClick={() => onShow(run)}>
          {text('runs.show')}
        </Button>
        <Button icon={<FileInput size={14} strokeWidth={1.5} />} onClick={() => void openDocumentOf(run)}>
          {text('runs.openDocument')}
        </Button>
        {run.isResumable && (
          <Button
            icon={<Play size={14} strokeWidth={1.5} />}
            onClick={() => void resumeRun(run).then(isDone => isDone && onShow(run))}
          >
            {text('train.resume')}
          </Button>
        )}
        <span className={styles.space} />
        <IconButton
          label={text('runs.exportMetrics')}
          icon={<Upload size={14} strokeWidth={1.5} />}
          onClick={() => void exportMetrics(run)}
        />
        <IconButton
          label={text('result.reveal')}
          icon={<FolderOpen size={14} strokeWidth={1.5} />}
          onClick={() => void invoke('shell.reveal', { path: run.folder })}
        />
        <IconButton
          label={text('runs.trash')}
          icon={<Trash2 size={14} strokeWidth={1.5} />}
          disabled={run.state === 'running'}
          onClick={() => void trash([run.id])}
        />
      </div>
      <WhyEnded run={run} />
      <LabelFields run={run} />
      <Figures run={run} />
      <TakenOver run={run} />
      <Settings run={run} />
    </div>
  );
};

const WhyEnded = ({ run }: { readonly run: RunSummary }) => {
  const { error } = useText();
  const why = whyEnded(run);
  return why && <p className={styles.bad}>{error(why)}</p>;
};

const LabelFields = ({ run: { id, name, tags, notes } }: { readonly run: RunSummary }) => {
  const { text } = useText();
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    if (draft !== null && draft !== notes) void label(id, { notes: draft });
    setDraft(null);
  };
  return (
    <div className={styles.group}>
      <Field label={text('runs.column.name')}>
        <TextField value={name} onCommit={value => void (value.trim() !== '' && label(id, { name: value.trim() }))} />
      </Field>
      <Field label={text('runs.tags')} hint={text('runs.tags.hint')}>
        <TextField
          value={tags.join(', ')}
          onCommit={value => {
            const written = value.split(',').map(tag => tag.trim().slice(0, 64));
            void label(id, { tags: [...new Set(written.filter(tag => tag !== ''))].slice(0, 32) });
          }}
        />
      </Field>
      <Field label={text('runs.notes')} isStacked>
        <textarea
          className={styles.notes}
          aria-label={text('runs.notes')}
          rows={3}
          maxLength={10_000}
          value={draft ?? notes}
          onChange={({ target }) => setDraft(target.value)}
          onBlur={commit}
        />
      </Field>
    </div>
  );
};

const Figures = ({ run }: { readonly run: RunSummary }) => {
  const { text } = useText();
  const figures = useRunFigures(run);
  const facts = [
    [figures.accuracyOf, figures.accuracy],
    [text('runs.column.loss'), figures.loss],
    [text('runs.column.epochs'), figures.epochs],
    [text('runs.column.params'), figures.params],
    [text('runs.column.macs'), figures.macs],
    [text('runs.column.duration'), figures.duration],
    [text('runs.column.startedAt'), figures.startedAt],
    [text('runs.column.bytes'), figures.bytes],
    [text('runs.path'), figures.path],
  ] as const;
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

/** What it took over from another run or a file, if it began with such weights. */
const TakenOver = ({ run }: { readonly run: RunSummary }) => {
  const translator = useText();
  const [detail = null] = useRunDetails([run.id]);
  const match = detail?.takenOver ?? null;
  if (match === null) return null;
  const { sentence, lists } = describeMatch(match, translator);
  return (
    <section className={styles.group}>
      <h2 className={styles.title}>{translator.text('runs.match')}</h2>
      <p>{sentence}</p>
      {lists.map(({ title, names }) => (
        <Details key={title} label={title} text={names.join('\n')} />
      ))}
    </section>
  );
};

const Settings = ({ run }: { readonly run: RunSummary }) => {
  const { text } = useText();
  return (
    <section className={styles.group}>
      <h2 className={styles.title}>{text('runs.settings')}</h2>
      <dl className={styles.settings}>
        {compareSettings([run]).map(({ path, values: [value] }) => (
          <div key={path} className={styles.setting}>
            <dt>{path}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
