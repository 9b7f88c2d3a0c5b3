import { Slider as BaseSlider } from '@base-ui/react/slider';
import styles from './Slider.module.css';

interface SliderProps {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** Called while the hand moves. */
  readonly onChange: (value: number) => void;
  /** Called once the hand lets go, or with each key. */
  readonly onCommit?: (value: number) => void;
  readonly disabled?: boolean;
  readonly 'aria-label'?: string;
}

/** A number chosen by hand. */
export const Slider = ({ value, min, max, step = 1, onChange, onCommit, disabled = false, ...rest }: SliderProps) => (
  <BaseSlider.Root
    className={styles.root}
    value={value}
    min={min}
    max={max}
    step={step}
    disabled={disabled}
    thumbAlignment="edge"
    onValueChange={next => onChange(next)}
    onValueCommitted={next => onCommit?.(next)}
  >
    <BaseSlider.Control className={styles.control}>
      <BaseSlider.Track className={styles.track}>
        <BaseSlider.Indicator className={styles.indicator} />
        <BaseSlider.Thumb className={styles.thumb} {...rest} />
      </BaseSlider.Track>
    </BaseSlider.Control>
  </BaseSlider.Root>
);
