import { type ReactNode, useMemo, useState } from 'react';
import { inReadingOrder } from '../../shared/lessons/lessons.ts';
import type { TemplateFile } from '../../shared/templates/TemplateFile.ts';
import { documents } from '../stores/documents.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FormChoice } from './FormChoice.tsx';
import styles from './Gallery.module.css';
import { GroupChoice } from './GroupChoice.tsx';
import { type Group, groups } from './groups.ts';
import { commonForm } from './inputForm.ts';
import { LessonDialog } from './lessons/LessonDialog.tsx';
import { scaleOf } from './Scale.ts';
import { StartNets } from './StartNets.tsx';
import { TemplateCard } from './TemplateCard.tsx';
import { useChoice } from './useChoice.ts';

/** The cards by what makes their families light, in reading order, and the lesson that is being read. */
export const Families = ({ families: given }: { readonly families: readonly TemplateFile[] }) => {
  const { text } = useText();
  const families = useMemo(() => inReadingOrder(given), [given]);
  const [group, setGroup] = useState<Group | 'all'>('all');
  const [read, setRead] = useState<TemplateFile | null>(null);
  const { chosen, shown, chooseForm, chooseVariant } = useChoice(families);
  const scale = useMemo(() => shown && scaleOf(families, shown), [families, shown]);
  if (shown === null || scale === null) return <EmptyState>{text('gallery.loading')}</EmptyState>;
  const open = (family: TemplateFile): void => void documents.openTemplate(family, chosen.variantOf(family));
  return (
    <>
      <div className={styles.choices}>
        <FormChoice form={commonForm(families, chosen.variantOf)} onChoose={chooseForm} />
        <GroupChoice families={families} group={group} onChoose={setGroup} />
        <div className={styles.lessons}>
          <Button variant="quiet" onClick={() => setRead(families[0] ?? null)}>
            {text('gallery.lessons')}
          </Button>
        </div>
      </div>
      {groups
        .filter(each => group === 'all' || group === each)
        .map(each => (
          <FamilyGroup
            key={each}
            group={each}
            end={each === 'search' && <StartNets families={families} onOpen={open} />}
          >
            {families
              .filter(family => family.group === each)
              .map(template => (
                <TemplateCard
                  key={template.id}
                  template={template}
                  variantId={chosen.variantOf(template)}
                  shownVariantId={shown.variantOf(template)}
                  scale={scale}
                  onChoose={variantId => chooseVariant(template, variantId)}
                  onRead={() => setRead(template)}
                />
              ))}
          </FamilyGroup>
        ))}
      {read !== null && (
        <LessonDialog
          family={read}
          families={families}
          onRead={setRead}
          onOpen={() => open(read)}
          onClose={() => setRead(null)}
        />
      )}
    </>
  );
};

interface FamilyGroupProps {
  readonly group: Group;
  /** Its cards. */
  readonly children: readonly ReactNode[];
  /** What stands below the cards. */
  readonly end: ReactNode;
}

/** The families that share an idea; nothing where there are none. */
const FamilyGroup = ({ group, children, end }: FamilyGroupProps) => {
  const { text } = useText();
  const titleId = `gallery-${group}`;
  if (children.length === 0) return null;
  return (
    <section className={styles.group} aria-labelledby={titleId}>
      <header className={styles.groupHead}>
        <h2 id={titleId} className={styles.groupTitle}>
          {text(`gallery.section.${group}`)}
        </h2>
        <p className={styles.groupNote}>{text(`gallery.section.${group}.note`)}</p>
      </header>
      <ul className={styles.cards}>{children}</ul>
      {end}
    </section>
  );
};
