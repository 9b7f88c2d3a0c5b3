import { Slider as BaseSlider } from '@base-ui/react/slider';
import { placeOf, valueAt } from './logarithmicScale.ts';
import styles from './Slider.module.css';

interface SliderProps {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** Equal ways are equal factors, so that small values can be told apart; `min` is above zero, `step` is not used. */
  readonly isLogarithmic?: boolean;
  /** Called while the hand moves. */
  readonly onChange: (value: number) => void;
  /** Called once the hand lets go, or with each key. */
  readonly onCommit?: (value: number) => void;
  readonly disabled?: boolean;
  readonly 'aria-label'?: string;
}

/** A number chosen by hand. */
export const Slider = (props: SliderProps) => {
  const { value, min, max, step = 1, isLogarithmic = false, onChange, onCommit, disabled = false, ...rest } = props;
  const ends = { min, max };
  const range = isLogarithmic ? { min: 0, max: 1, step: 0.01, value: placeOf(value, ends) } : { min, max, step, value };
  const read = (next: number): number => (isLogarithmic ? valueAt(next, ends) : next);
  return (
    <BaseSlider.Root
      {...range}
      className={styles.root}
      disabled={disabled}
      thumbAlignment="edge"
      onValueChange={next => onChange(read(next))}
      onValueCommitted={next => onCommit?.(read(next))}
    >
      <BaseSlider.Control className={styles.control}>
        <BaseSlider.Track className={styles.track}>
          <BaseSlider.Indicator className={styles.indicator} />
          <BaseSlider.Thumb className={styles.thumb} getAriaValueText={() => String(value)} {...rest} />
        </BaseSlider.Track>
      </BaseSlider.Control>
    </BaseSlider.Root>
  );
};
