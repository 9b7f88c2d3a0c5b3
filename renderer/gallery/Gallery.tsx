import type { SerialisedError } from '../../shared/base/appError.ts';
import { templates } from '../stores/templates.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { Details } from '../ui/Details.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Families } from './Families.tsx';
import styles from './Gallery.module.css';
import { StartPanel, type StartPanelProps } from './StartPanel.tsx';

/** Where documents come from: the published families, files, or nothing at all. */
export const Gallery = (start: StartPanelProps) => {
  const { text } = useText();
  const found = templates.use();
  return (
    <div className={styles.gallery}>
      <div className={styles.page}>
        <aside className={styles.aside}>
          <StartPanel {...start} />
        </aside>
        <section aria-labelledby="gallery-title">
          <header className={styles.head}>
            <h1 id="gallery-title" className={styles.title}>
              {text('gallery.title')}
            </h1>
            <p className={styles.lead}>{text('gallery.untrained')}</p>
          </header>
          {found.status === 'failed' && <Failure error={found.error} />}
          {found.value === null && found.status === 'loading' && <EmptyState>{text('gallery.loading')}</EmptyState>}
          {found.value?.length === 0 && <EmptyState>{text('gallery.empty')}</EmptyState>}
          {found.value !== null && <Families families={found.value} />}
        </section>
      </div>
    </div>
  );
};

const Failure = ({ error }: { readonly error: SerialisedError }) => {
  const translator = useText();
  return (
    <EmptyState
      action={
        <>
          <Button onClick={() => void templates.load()}>{translator.text('app.tryAgain')}</Button>
          <Details label={translator.text('verb.details')} text={error.details ?? error.code} />
        </>
      }
    >
      {translator.error(error)}
    </EmptyState>
  );
};
