import type { SerialisedError } from '../../shared/base/appError.ts';
import type { TemplateFile } from '../../shared/templates/TemplateFile.ts';
import { templates } from '../stores/templates.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { Details } from '../ui/Details.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import styles from './Gallery.module.css';
import { commonForm, inputForms } from './inputForm.ts';
import { StartPanel, type StartPanelProps } from './StartPanel.tsx';
import { TemplateCard } from './TemplateCard.tsx';
import { useScale } from './useScale.ts';

const groups = ['filter', 'structure', 'search'] as const;

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

/** The cards, under the headings of what the families change; a heading alone would say nothing. */
const Families = ({ families }: { readonly families: readonly TemplateFile[] }) => {
  const { text } = useText();
  const scale = useScale(families);
  const filled = groups
    .map(group => ({ group, members: families.filter(family => family.group === group) }))
    .filter(({ members }) => members.length > 0);
  return (
    <>
      <div className={styles.forms}>
        <span className={styles.formsLabel}>{text('gallery.forms')}</span>
        <Segmented
          label={text('gallery.forms')}
          value={commonForm(families, scale.variantOf)}
          options={inputForms.map(value => ({ value, label: text(`gallery.form.${value}`) }))}
          onChange={scale.chooseForm}
        />
      </div>
      {filled.map(({ group, members }) => (
        <section key={group} className={styles.group}>
          {filled.length > 1 && <h2 className={styles.groupTitle}>{text(`gallery.group.${group}`)}</h2>}
          <ul className={styles.cards}>
            {members
              .toSorted((a, b) => a.paper.year - b.paper.year)
              .map(template => (
                <TemplateCard key={template.id} template={template} scale={scale} />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
};
