import { Switch as BaseSwitch } from '@base-ui/react/switch';
import styles from './Switch.module.css';

interface SwitchProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly disabled?: boolean;
  readonly 'aria-label'?: string;
}

/** On or off, at once. */
export const Switch = ({ isOn, onChange, ...rest }: SwitchProps) => (
  <BaseSwitch.Root {...rest} checked={isOn} onCheckedChange={checked => onChange(checked)} className={styles.switch}>
    <BaseSwitch.Thumb className={styles.thumb} />
  </BaseSwitch.Root>
);
