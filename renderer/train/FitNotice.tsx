import { Wand2 } from 'lucide-react';
import { useMemo } from 'react';
import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import type { DatasetInfo } from '../../shared/jobs/DatasetInfo.ts';
import { fitDocument } from '../../shared/lowering/fitDocument.ts';
import { documents } from '../stores/documents.ts';
import { announce } from '../stores/notices.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import styles from './FitNotice.module.css';
import { type FitRow, previewFit } from './previewFit.ts';

interface FitNoticeProps {
  readonly document: GraphDocument;
  readonly dataset: DatasetInfo;
}

/** Where network and dataset disagree, what one click would do about it, and that click. */
export const FitNotice = ({ document, dataset }: FitNoticeProps) => {
  const { text, problem } = useText();
  const { problems, command } = useMemo(() => fitDocument(document, dataset), [document, dataset]);
  const preview = useMemo(() => command && previewFit(document, command), [document, command]);
  if (command === null || preview === null) return null;
  const adapt = () => {
    if (documents.run(command)) announce({ kind: 'text', key: 'fit.adapted', values: { dataset: dataset.name } });
  };
  return (
    <section className={styles.notice} aria-label={text('fit.title', { dataset: dataset.name })}>
      <h3 className={styles.title}>{text('fit.title', { dataset: dataset.name })}</h3>
      <ul className={styles.problems}>
        {problems.map(each => (
          <li key={each.code}>{problem(each)}</li>
        ))}
      </ul>
      <PreviewTable rows={preview.rows} />
      {preview.problem !== null && (
        <p className={styles.bad}>{text('fit.failing', { problem: problem(preview.problem) })}</p>
      )}
      <Button wide icon={<Wand2 size={14} strokeWidth={1.5} />} onClick={adapt}>
        {text('fit.adapt')}
      </Button>
      <p className={styles.hint}>{text('fit.undo')}</p>
    </section>
  );
};

const PreviewTable = ({ rows }: { readonly rows: readonly FitRow[] }) => {
  const { text } = useText();
  return (
    <table className={styles.table} aria-label={text('fit.preview')}>
      <thead>
        <tr>
          <td />
          <th scope="col">{text('fit.before')}</th>
          <th scope="col">{text('fit.after')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, before, after }) => (
          <tr key={label}>
            <th scope="row">{text(label)}</th>
            <td>{before ?? text('fit.unknown')}</td>
            <td className={before === after ? undefined : styles.changed}>{after ?? text('fit.unknown')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
