import type { TemplateFile } from '../../../shared/templates/TemplateFile.ts';
import { FigureView } from '../../charts/figures/FigureView.tsx';
import { useText } from '../../stores/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './LessonDialog.module.css';
import { MeasuredFigures } from './MeasuredFigures.tsx';
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
    <Dialog title={title} closeLabel={text('verb.close')} onClose={onClose} actions={actions} width="wide">
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
        <div key={figure.title.key} className={styles.figure}>
          <FigureView figure={figure} />
        </div>
      ))}
      <MeasuredFigures key={family.id} family={family} families={families} />
      <p className={styles.note}>{text('lesson.live')}</p>
    </>
  );
};
