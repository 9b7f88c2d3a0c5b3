import type { IntegersSpec } from '../../../shared/layers/ParamSpec.ts';
import type { FieldProps } from './FieldProps.ts';
import { NumbersInput } from './NumbersInput.tsx';

/** A list of whole numbers. */
export const IntegersField = ({ value, isMixed, label, onChange, onExpression }: FieldProps<IntegersSpec>) => (
  <NumbersInput
    values={typeof value === 'object' ? value : []}
    isMixed={isMixed}
    label={label}
    onChange={onChange}
    onExpression={onExpression}
  />
);
