import { Field as BaseField } from '@base-ui/react/field';
import type { ReactNode } from 'react';
import styles from './Field.module.css';
import { joinClasses } from './joinClasses.ts';

interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong with the value, as a sentence. */
  readonly error?: string | undefined;
  /** Puts the label above the control instead of beside it. */
  readonly isStacked?: boolean;
  readonly disabled?: boolean;
  /** One control of this folder; it finds its label by itself. */
  readonly children: ReactNode;
}

/** A labelled row of a form. */
export const Field = ({ label, hint, error, isStacked = false, disabled = false, children }: FieldProps) => (
  <BaseField.Root
    className={joinClasses(styles.field, isStacked && styles.stacked)}
    invalid={error !== undefined}
    disabled={disabled}
  >
    <BaseField.Label className={styles.label}>{label}</BaseField.Label>
    <div className={styles.control}>{children}</div>
    {hint !== undefined && <BaseField.Description className={styles.hint}>{hint}</BaseField.Description>}
    {error !== undefined && (
      <BaseField.Error match className={styles.error}>
        {error}
      </BaseField.Error>
    )}
  </BaseField.Root>
);
