import { Field } from '../ui/Field.tsx';
import { NumberField } from '../ui/NumberField.tsx';

interface WholeFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max?: number;
  readonly step?: number;
  readonly unit?: string;
  readonly onChange: (value: number) => void;
}

/** A row with a whole number that cannot be left empty. */
export const WholeField = ({ label, onChange, ...field }: WholeFieldProps) => (
  <Field label={label}>
    <NumberField
      {...field}
      onCommit={value => {
        if (value !== null) onChange(Math.round(value));
      }}
    />
  </Field>
);
