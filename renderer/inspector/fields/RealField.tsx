import type { NumberSpec } from '../../../shared/layers/ParamSpec.ts';
import { useText } from '../../stores/text.ts';
import type { FieldProps } from './FieldProps.ts';
import { ScrubNumber } from './ScrubNumber.tsx';

/** A hundredth of the range where it is small, so that shares and rates can be dragged finely. */
const stepOf = ({ min, max }: NumberSpec): number => (max - min <= 10 ? (max - min) / 100 : 0.1);

export const RealField = ({ spec, value, isMixed, label, onChange, onExpression }: FieldProps<NumberSpec>) => {
  const { text } = useText();
  return (
    <ScrubNumber
      value={isMixed || typeof value !== 'number' ? null : value}
      min={spec.min}
      max={spec.max}
      step={stepOf(spec)}
      label={label}
      placeholder={text('inspector.mixed')}
      onChange={onChange}
      onExpression={onExpression}
    />
  );
};
