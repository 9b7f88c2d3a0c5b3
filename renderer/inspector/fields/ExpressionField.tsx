import { useText } from '../../stores/text.ts';
import { TextField } from '../../ui/TextField.tsx';
import styles from './ExpressionField.module.css';

interface ExpressionFieldProps {
  readonly expression: string;
  /** What it gives at present; undefined where it gives nothing. */
  readonly result: string | undefined;
  readonly label: string;
  readonly placeholder?: string;
  readonly onCommit: (expression: string) => void;
}

/** A formula over the document's arguments, with its value beside it. */
export const ExpressionField = ({ expression, result, label, placeholder = '', onCommit }: ExpressionFieldProps) => {
  const { text } = useText();
  return (
    <span className={styles.field}>
      <span className={styles.input}>
        <TextField value={expression} placeholder={placeholder} aria-label={label} onCommit={onCommit} />
      </span>
      {result !== undefined && <span className={styles.result}>{text('inspector.result', { value: result })}</span>}
    </span>
  );
};
