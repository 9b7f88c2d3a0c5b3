import { formatPercent } from '../../shared/text/formatPercent.ts';
import type { AnswerTo } from '../../shared/jobs/Question.ts';
import type { PixelImage } from '../../shared/jobs/PixelImage.ts';
import { useText } from '../stores/text.ts';
import { PixelPicture } from '../ui/PixelPicture.tsx';
import styles from './TopClasses.module.css';

interface TopClassesProps {
  readonly image: PixelImage;
  readonly said: AnswerTo<'classify'>;
  /** The right class, where it is known. */
  readonly truth: number | null;
  readonly labels: readonly string[];
}

/** What the network takes an image for, and the image as it sees it. */
export const TopClasses = ({ image, said, truth, labels }: TopClassesProps) => {
  const { text } = useText();
  const [best] = said.top;
  if (best === undefined) return null;
  const isRight = truth === null || truth === best.classIndex;
  return (
    <section className={styles.answer} aria-label={text('try.answer')}>
      <header className={styles.head}>
        <span className={styles.seen}>
          <PixelPicture {...image} label={text('try.seen', { width: image.width, height: image.height })} />
        </span>
        <p className={styles.best} role="status">
          <strong className={styles.name}>{best.label}</strong>
          <span className={isRight ? styles.verdict : styles.wrong}>
            {truth === null
              ? text('try.sure', { share: formatPercent(best.probability, 1) })
              : text(isRight ? 'try.right' : 'try.wrong', { truth: labels[truth] ?? String(truth) })}
          </span>
        </p>
      </header>
      <ol className={styles.classes}>
        {said.top.map(({ classIndex, label, probability }) => (
          <li key={classIndex} className={styles.class} data-truth={classIndex === truth || undefined}>
            <span className={styles.label}>{label}</span>
            <span className={styles.track} aria-hidden>
              <span className={styles.bar} style={{ width: `${100 * probability}%` }} />
            </span>
            <span className={styles.share}>{formatPercent(probability, 1)}</span>
          </li>
        ))}
      </ol>
      <p className={styles.note}>{text('try.duration', { time: Math.max(1, Math.round(said.durationMs)) })}</p>
    </section>
  );
};
