import type { IntegerSpec } from '../../../shared/layers/ParamSpec.ts';
import { useText } from '../../stores/text.ts';
import type { FieldProps } from './FieldProps.ts';
import { ScrubNumber } from './ScrubNumber.tsx';

export const IntegerField = ({ spec, value, isMixed, label, onChange, onExpression }: FieldProps<IntegerSpec>) => {
  const { text } = useText();
  return (
    <ScrubNumber
      value={isMixed || typeof value !== 'number' ? null : value}
      min={spec.min}
      max={spec.max}
      step={1}
      label={label}
      placeholder={text('inspector.mixed')}
      onChange={onChange}
      onExpression={onExpression}
    />
  );
};
