import type { PaddingSpec, ParamLiteral } from '../../../shared/layers/ParamSpec.ts';
import { useText } from '../../stores/text.ts';
import { Select } from '../../ui/Select.tsx';
import type { FieldProps } from './FieldProps.ts';
import styles from './fields.module.css';
import { NumbersInput } from './NumbersInput.tsx';

type Kind = 'same' | 'valid' | 'explicit';

const kindOf = (value: ParamLiteral): Kind => (value === 'same' || value === 'valid' ? value : 'explicit');

const numbersOf = (value: ParamLiteral): readonly number[] =>
  typeof value === 'object' ? value : typeof value === 'number' ? [value] : [];

/** A single number stands alone; several are a list. */
const toValue = (numbers: readonly number[]): ParamLiteral => (numbers.length === 1 ? (numbers[0] ?? 0) : numbers);

/** Keras' words, or zeros for all sides, for both directions, or for each side. */
export const PaddingField = ({ spec, value, isMixed, label, onChange, onExpression }: FieldProps<PaddingSpec>) => {
  const { text } = useText();
  const kind = kindOf(value);
  const numbers = (
    <NumbersInput
      values={numbersOf(value)}
      isMixed={isMixed}
      label={label}
      onChange={next => onChange(toValue(next))}
      onExpression={onExpression}
    />
  );
  if (spec.isExplicit === true) return numbers;
  const options = [
    { value: 'same', label: 'same' },
    { value: 'valid', label: 'valid' },
    { value: 'explicit', label: text('inspector.explicit') },
  ] as const;
  return (
    <span className={styles.row}>
      <Select
        value={kind}
        options={options}
        onChange={next => onChange(next === 'explicit' ? 1 : next)}
        aria-label={label}
      />
      {kind === 'explicit' && numbers}
    </span>
  );
};
