import { useMemo, useState } from 'react';
import type { SerialisedError } from '../../shared/base/appError.ts';
import type { TemplateFile } from '../../shared/templates/TemplateFile.ts';
import { templates } from '../stores/templates.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { Details } from '../ui/Details.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import styles from './Gallery.module.css';
import { commonForm, type InputForm, inputForms, variantFor } from './inputForm.ts';
import { StartPanel, type StartPanelProps } from './StartPanel.tsx';
import { TemplateCard } from './TemplateCard.tsx';
import { scaleOf } from './Scale.ts';
import { useChoice } from './useChoice.ts';
import { variantFigures } from './variantFigures.ts';

const groups = ['structure', 'filter', 'search'] as const;
type Group = (typeof groups)[number];

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

/** The cards, the lightest first for the input they are shown for; choosing a variant leaves them where they are. */
const Families = ({ families }: { readonly families: readonly TemplateFile[] }) => {
  const { text } = useText();
  const [group, setGroup] = useState<Group | 'all'>('all');
  const { chosen, shown, chooseForm, chooseVariant } = useChoice(families);
  const scale = useMemo(() => shown && scaleOf(families, shown), [families, shown]);
  if (shown === null || scale === null) return <EmptyState>{text('gallery.loading')}</EmptyState>;
  const macsOf = (template: TemplateFile) =>
    variantFigures(template, variantFor(template, shown.form)).lowered.totals.macs;
  return (
    <>
      <div className={styles.choices}>
        <FormChoice form={commonForm(families, chosen.variantOf)} onChoose={chooseForm} />
        <GroupChoice families={families} group={group} onChoose={setGroup} />
      </div>
      <ul className={styles.cards}>
        {families
          .filter(family => group === 'all' || family.group === group)
          .toSorted((a, b) => macsOf(a) - macsOf(b))
          .map(template => (
            <TemplateCard
              key={template.id}
              template={template}
              variantId={chosen.variantOf(template)}
              shownVariantId={shown.variantOf(template)}
              scale={scale}
              onChoose={variantId => chooseVariant(template, variantId)}
            />
          ))}
      </ul>
    </>
  );
};

interface FormChoiceProps {
  readonly form: InputForm | null;
  readonly onChoose: (form: InputForm) => void;
}

const FormChoice = ({ form, onChoose }: FormChoiceProps) => {
  const { text } = useText();
  return (
    <div className={styles.choice}>
      <span className={styles.choiceLabel}>{text('gallery.forms')}</span>
      <Segmented
        label={text('gallery.forms')}
        value={form}
        options={inputForms.map(value => ({ value, label: text(`gallery.form.${value}`) }))}
        onChange={onChoose}
      />
    </div>
  );
};

interface GroupChoiceProps {
  readonly families: readonly TemplateFile[];
  readonly group: Group | 'all';
  readonly onChoose: (group: Group | 'all') => void;
}

/** Which idea of lightness is looked for; nothing to choose while all families share one. */
const GroupChoice = ({ families, group, onChoose }: GroupChoiceProps) => {
  const { text } = useText();
  const there = groups.filter(each => families.some(family => family.group === each));
  if (there.length < 2) return null;
  return (
    <div className={styles.choice}>
      <span className={styles.choiceLabel}>{text('gallery.groups')}</span>
      <Segmented
        label={text('gallery.groups')}
        value={group}
        options={(['all', ...there] as const).map(value => ({ value, label: text(`gallery.group.${value}`) }))}
        onChange={onChoose}
      />
    </div>
  );
};
