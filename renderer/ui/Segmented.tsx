import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import styles from './Segmented.module.css';

interface SegmentedProps<Value extends string> {
  readonly label: string;
  /** Null where what is shown is none of the options. */
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

/** One of a few values that deserve to be seen all at once. */
export const Segmented = <Value extends string>({ label, value, options, onChange }: SegmentedProps<Value>) => (
  <ToggleGroup aria-label={label} value={value === null ? [] : [value]} className={styles.group}>
    {options.map(option => (
      <Toggle
        key={option.value}
        value={option.value}
        className={styles.option}
        onPressedChange={() => onChange(option.value)}
      >
        {option.label}
      </Toggle>
    ))}
  </ToggleGroup>
);
