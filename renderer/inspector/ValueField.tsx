import { evaluate } from '../../shared/expression/evaluate.ts';
import { freeNames } from '../../shared/expression/freeNames.ts';
import { parseExpression } from '../../shared/expression/parseExpression.ts';
import type { Value } from '../../shared/graph/GraphDocument.ts';
import { Field } from '../ui/Field.tsx';
import { ExpressionField } from './fields/ExpressionField.tsx';
import { expressionOf, printValue } from './valueForms.ts';

interface ValueFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: Value | undefined;
  /** What holds while nothing is set. */
  readonly absent: string;
  readonly result: string | undefined;
  readonly error: string | undefined;
  /** Called with undefined when the field was emptied. */
  readonly onChange: (value: Value | undefined) => void;
}

/** What was typed: a literal where it refers to nothing, otherwise a formula, complete or not. */
function readValue(typed: string): Value | undefined {
  if (typed.trim() === '') return undefined;
  const parsed = parseExpression(typed);
  if (!parsed.ok || freeNames(parsed.value).size > 0) return { expr: typed };
  const result = evaluate(parsed.value, {});
  return result.ok && (typeof result.value === 'number' || typeof result.value === 'boolean')
    ? result.value
    : { expr: typed };
}

/** A number, true or false, or a formula; nothing where the default holds. */
export const ValueField = ({ label, hint, value, absent, result, error, onChange }: ValueFieldProps) => {
  const expression = expressionOf(value);
  const shown = expression ?? (value === undefined || typeof value === 'object' ? '' : printValue(value));
  return (
    <Field label={<span title={hint}>{label}</span>} error={error}>
      <ExpressionField
        expression={shown}
        placeholder={absent}
        result={expression === undefined ? undefined : result}
        label={label}
        onCommit={typed => onChange(readValue(typed))}
      />
    </Field>
  );
};
