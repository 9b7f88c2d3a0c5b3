import { useText } from '../../stores/text.ts';
import { TextField } from '../../ui/TextField.tsx';
import { readTyped } from '../readTyped.ts';

interface NumbersInputProps {
  readonly values: readonly number[];
  readonly isMixed: boolean;
  readonly label: string;
  readonly onChange: (values: readonly number[]) => void;
  readonly onExpression?: ((expression: string) => void) | undefined;
}

/** Numbers with commas between them. What cannot be read is put back. */
export const NumbersInput = ({ values, isMixed, label, onChange, onExpression }: NumbersInputProps) => {
  const { text } = useText();
  return (
    <TextField
      value={isMixed ? '' : values.join(', ')}
      placeholder={isMixed ? text('inspector.mixed') : ''}
      aria-label={label}
      onCommit={typed => {
        const read = readTyped(typed);
        if (read.kind === 'numbers') onChange(read.values);
        if (read.kind === 'expression') onExpression?.(read.expression);
      }}
    />
  );
};
