import { Select as BaseSelect } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import controls from './control.module.css';
import { joinClasses } from './joinClasses.ts';
import popups from './popup.module.css';
import styles from './Select.module.css';

interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** A few quiet words at the right. */
  readonly note?: string | undefined;
  readonly disabled?: boolean;
}

interface SelectProps<Value extends string> {
  readonly value: Value;
  readonly options: readonly SelectOption<Value>[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
  readonly 'aria-label'?: string;
}

/** One of several values. */
export const Select = <Value extends string>({
  value,
  options,
  onChange,
  disabled = false,
  ...rest
}: SelectProps<Value>) => (
  <BaseSelect.Root
    items={options}
    value={value}
    disabled={disabled}
    onValueChange={next => {
      if (next !== null && next !== value) onChange(next);
    }}
  >
    <BaseSelect.Trigger {...rest} className={joinClasses(controls.control, styles.trigger)}>
      <BaseSelect.Value className={styles.value} />
      <BaseSelect.Icon className={styles.icon}>
        <ChevronsUpDown size={12} aria-hidden />
      </BaseSelect.Icon>
    </BaseSelect.Trigger>
    <BaseSelect.Portal>
      <BaseSelect.Positioner className={popups.positioner} sideOffset={4} alignItemWithTrigger={false}>
        <BaseSelect.Popup className={popups.popup}>
          {options.map(option => (
            <BaseSelect.Item key={option.value} value={option.value} disabled={option.disabled} className={popups.item}>
              <span className={popups.mark}>
                <BaseSelect.ItemIndicator>
                  <Check size={14} aria-hidden />
                </BaseSelect.ItemIndicator>
              </span>
              <BaseSelect.ItemText className={popups.text}>{option.label}</BaseSelect.ItemText>
              {option.note !== undefined && <span className={popups.note}>{option.note}</span>}
            </BaseSelect.Item>
          ))}
        </BaseSelect.Popup>
      </BaseSelect.Positioner>
    </BaseSelect.Portal>
  </BaseSelect.Root>
);
