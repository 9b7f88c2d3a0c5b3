import { NumberField as BaseNumberField } from '@base-ui/react/number-field';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useRef } from 'react';
import controls from './control.module.css';
import { joinClasses } from './joinClasses.ts';
import styles from './NumberField.module.css';

interface NumberFieldProps {
  readonly value: number | null;
  /** Called with a number that is meant: on Enter, when the focus leaves, or with each step. `null`: the field was emptied. */
  readonly onCommit: (value: number | null) => void;
  /** Called with every letter as well, for an answer while typing. */
  readonly onChange?: (value: number | null) => void;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step?: number | undefined;
  readonly unit?: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly 'aria-label'?: string;
}

/** Up to nine significant digits, no grouping: `0.0001` and `50000` stay what was typed. */
const format: Intl.NumberFormatOptions = { maximumSignificantDigits: 9, useGrouping: false };

const within = (value: number | null, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): number | null =>
  value === null ? null : Math.min(max, Math.max(min, value));

/** A number with steps by arrow keys (Shift: ten, Alt: a tenth). */
export const NumberField = (props: NumberFieldProps) => {
  const { value, onCommit, onChange, min, max, step = 1, unit, placeholder, disabled = false } = props;
  const typed = useRef(value);
  const commit = (next: number | null) => {
    if (next !== value) onCommit(next);
  };
  return (
    <BaseNumberField.Root
      className={styles.root}
      value={value}
      onValueChange={next => {
        typed.current = next;
        onChange?.(next);
      }}
      onValueCommitted={commit}
      onFocus={() => {
        typed.current = value;
      }}
      onKeyDown={event => {
        if (event.key === 'Enter') commit(within(typed.current, min, max));
      }}
      min={min}
      max={max}
      step={step}
      smallStep={step / 10}
      largeStep={step * 10}
      format={format}
      disabled={disabled}
    >
      <BaseNumberField.Group className={joinClasses(controls.control, styles.group)}>
        <BaseNumberField.Input className={styles.input} aria-label={props['aria-label']} placeholder={placeholder} />
        {unit !== undefined && <span className={styles.unit}>{unit}</span>}
        <span className={styles.steps}>
          <BaseNumberField.Increment className={styles.step} tabIndex={-1}>
            <ChevronUp size={10} aria-hidden />
          </BaseNumberField.Increment>
          <BaseNumberField.Decrement className={styles.step} tabIndex={-1}>
            <ChevronDown size={10} aria-hidden />
          </BaseNumberField.Decrement>
        </span>
      </BaseNumberField.Group>
    </BaseNumberField.Root>
  );
};
