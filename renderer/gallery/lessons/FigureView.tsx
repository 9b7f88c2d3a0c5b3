import type { LessonFigure } from '../../../shared/lessons/Lesson.ts';
import { useText } from '../../stores/text.ts';
import { BarsView } from './BarsView.tsx';
import styles from './LessonDialog.module.css';
import { LinesView } from './LinesView.tsx';
import { PicturesView } from './PicturesView.tsx';
import { ReachView } from './ReachView.tsx';

/** A finding: what it is, a sentence, and a chart. */
export const FigureView = ({ figure: { title, text: sentence, chart } }: { readonly figure: LessonFigure }) => {
  const { text } = useText();
  const label = text(title.key, title.values);
  return (
    <section className={styles.figure}>
      <h3 className={styles.title}>{label}</h3>
      <p className={styles.sentence}>{text(sentence.key, sentence.values)}</p>
      {chart.kind === 'bars' && <BarsView chart={chart} />}
      {chart.kind === 'lines' && <LinesView chart={chart} label={label} />}
      {chart.kind === 'reach' && <ReachView chart={chart} />}
      {chart.kind === 'pictures' && <PicturesView chart={chart} />}
    </section>
  );
};
