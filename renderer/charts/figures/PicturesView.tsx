import type { PictureChart } from '../../../shared/lessons/Lesson.ts';
import { withMinus } from '../../../shared/text/withMinus.ts';
import { useText } from '../../stores/text.ts';
import styles from './PicturesView.module.css';
import { useLabel } from './useLabel.ts';

const signed = (value: number): string => (value > 0 ? `+${value}` : withMinus(String(value)));

/** What a capsule draws: the image, the drawing, and all drawings with one number of the pose moved. */
export const PicturesView = ({ chart: { pictures, tweaks, rows, label } }: { readonly chart: PictureChart }) => {
  const { text } = useText();
  const write = useLabel();
  const columns = [tweaks[0] ?? 0, 0, tweaks.at(-1) ?? 0];
  return (
    <div className={styles.pictures}>
      <div className={styles.pair}>
        <Picture source={pictures.image} name={text('lesson.tweaks.image')} />
        <Picture source={pictures.drawn} name={text('lesson.tweaks.drawn')} />
      </div>
      <div className={styles.grid}>
        <div className={styles.columns} aria-hidden>
          {columns.map(value => (
            <span key={value}>{signed(value)}</span>
          ))}
        </div>
        <ol className={styles.rows} aria-hidden>
          {Array.from({ length: rows }, (_, index) => (
            <li key={index}>{index + 1}</li>
          ))}
        </ol>
        <img className={styles.tweaked} src={pictures.tweaked} alt={write(label)} />
      </div>
    </div>
  );
};

const Picture = ({ source, name }: { readonly source: string; readonly name: string }) => (
  <figure className={styles.picture}>
    <img src={source} alt="" width="84" height="84" />
    <figcaption>{name}</figcaption>
  </figure>
);
