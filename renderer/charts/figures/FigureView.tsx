import type { LessonFigure } from '../../../shared/lessons/Lesson.ts';
import { useText } from '../../stores/text.ts';
import { BarsView } from './BarsView.tsx';
import { Finding } from './Finding.tsx';
import { LinesView } from './LinesView.tsx';
import { PicturesView } from './PicturesView.tsx';
import { ReachView } from './ReachView.tsx';

/** A finding: what it is, a sentence, and a chart. */
export const FigureView = ({ figure: { title, text: sentence, chart } }: { readonly figure: LessonFigure }) => {
  const { text } = useText();
  const label = text(title.key, title.values);
  return (
    <Finding title={label} sentence={text(sentence.key, sentence.values)}>
      {chart.kind === 'bars' && <BarsView chart={chart} />}
      {chart.kind === 'lines' && <LinesView chart={chart} label={label} />}
      {chart.kind === 'reach' && <ReachView chart={chart} />}
      {chart.kind === 'pictures' && <PicturesView chart={chart} />}
    </Finding>
  );
};
