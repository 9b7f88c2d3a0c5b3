import type { ChoiceSpec } from '../../../shared/layers/ParamSpec.ts';
import { useText } from '../../stores/text.ts';
import { Select } from '../../ui/Select.tsx';
import type { FieldProps } from './FieldProps.ts';

/** No option is called so: it stands for several values. */
const mixed = '';

export const ChoiceField = ({ spec, value, isMixed, label, onChange }: FieldProps<ChoiceSpec>) => {
  const { text } = useText();
  const options = spec.options.map(option => ({ value: option, label: option }));
  const shown = isMixed ? [{ value: mixed, label: text('inspector.mixed'), disabled: true }, ...options] : options;
  return (
    <Select
      value={isMixed ? mixed : String(value)}
      options={shown}
      onChange={option => onChange(option)}
      aria-label={label}
    />
  );
};
