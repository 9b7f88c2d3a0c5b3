import type { BooleanSpec } from '../../../shared/layers/ParamSpec.ts';
import { useText } from '../../stores/text.ts';
import { Switch } from '../../ui/Switch.tsx';
import type { FieldProps } from './FieldProps.ts';
import styles from './fields.module.css';

export const BooleanField = ({ value, isMixed, label, onChange }: FieldProps<BooleanSpec>) => {
  const { text } = useText();
  return (
    <span className={styles.switch}>
      <Switch isOn={value === true} onChange={isOn => onChange(isOn)} aria-label={label} />
      {isMixed && <span className={styles.mixed}>{text('inspector.mixed')}</span>}
    </span>
  );
};
