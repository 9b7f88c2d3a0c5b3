import type { LessonFigure } from '../../../shared/lessons/Lesson.ts';
import type { TemplateFile } from '../../../shared/templates/TemplateFile.ts';
import { useText } from '../../stores/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { BarsView } from './BarsView.tsx';
import styles from './LessonDialog.module.css';
import { LinesView } from './LinesView.tsx';
import { ReachView } from './ReachView.tsx';
import { useLesson } from './useLesson.ts';

interface LessonDialogProps {
  readonly family: TemplateFile;
  /** All families in reading order. */
  readonly families: readonly TemplateFile[];
  readonly onRead: (family: TemplateFile) => void;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

/** What a family does to be light: its idea, and charts that the app works out from the networks. */
export const LessonDialog = ({ family, families, onRead, onOpen, onClose }: LessonDialogProps) => {
  const { text, locale } = useText();
  const place = families.indexOf(family);
  const [before, after] = [families[place - 1], families[place + 1]];
  const title = text('lesson.title', { number: place + 1, count: families.length, family: family.name });
  const actions = (
    <div className={styles.actions}>
      {before && (
        <Button variant="quiet" onClick={() => onRead(before)}>
          {text('lesson.previous', { family: before.name })}
        </Button>
      )}
      <span className={styles.space} />
      <Button onClick={onOpen}>{text('lesson.openNetwork', { name: family.name })}</Button>
      {after && <Button onClick={() => onRead(after)}>{text('lesson.next', { family: after.name })}</Button>}
    </div>
  );
  return (
    <Dialog title={title} closeLabel={text('verb.close')} onClose={onClose} actions={actions} isWide>
      <div key={family.id} className={styles.lesson} tabIndex={0} role="region" aria-label={family.name}>
        <p className={styles.idea}>{family.idea[locale]}</p>
        <Figures family={family} families={families} />
      </div>
    </Dialog>
  );
};

const Figures = ({ family, families }: Pick<LessonDialogProps, 'family' | 'families'>) => {
  const { text } = useText();
  const figures = useLesson(family, families);
  return (
    <>
      {figures.map(figure => (
        <Figure key={figure.title.key} figure={figure} />
      ))}
      <p className={styles.note}>{text('lesson.live')}</p>
    </>
  );
};

const Figure = ({ figure: { title, text: sentence, chart } }: { readonly figure: LessonFigure }) => {
  const { text } = useText();
  const label = text(title.key, title.values);
  return (
    <section className={styles.figure}>
      <h3 className={styles.title}>{label}</h3>
      <p className={styles.sentence}>{text(sentence.key, sentence.values)}</p>
      {chart.kind === 'bars' && <BarsView chart={chart} />}
      {chart.kind === 'lines' && <LinesView chart={chart} label={label} />}
      {chart.kind === 'reach' && <ReachView chart={chart} />}
    </section>
  );
};
