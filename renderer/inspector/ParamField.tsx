import { RotateCcw, SquareFunction } from 'lucide-react';
import { memo } from 'react';
import type { ParamValue } from '../../shared/graph/GraphDocument.ts';
import type { ParamLiteral, ParamSpec } from '../../shared/layers/ParamSpec.ts';
import { documents } from '../stores/documents.ts';
import { useText } from '../stores/text.ts';
import { Field } from '../ui/Field.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { ExpressionField } from './fields/ExpressionField.tsx';
import { LiteralField } from './fields/LiteralField.tsx';
import styles from './ParamField.module.css';
import { asExpression, expressionOf, literalOf, printValue, withLiteral } from './valueForms.ts';

export interface ParamFieldProps {
  /** The nodes that it edits; all have the parameter. */
  readonly nodes: readonly string[];
  readonly name: string;
  readonly spec: ParamSpec;
  /** What stands in each node; undefined where the default holds. */
  readonly values: readonly (ParamValue | undefined)[];
  /** What the first node's value comes to; undefined where it has none. */
  readonly resolved: ParamLiteral | undefined;
  readonly error: string | undefined;
}

const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Their values are new objects after every edit, whichever parameter it changed. */
const sameProps = (a: ParamFieldProps, b: ParamFieldProps): boolean =>
  a.name === b.name &&
  a.spec === b.spec &&
  a.error === b.error &&
  sameValue([a.nodes, a.values, a.resolved], [b.nodes, b.values, b.resolved]);

/** One parameter of the selected nodes: a plain value in the field for its kind, or a formula. */
export const ParamField = memo(({ nodes, name, spec, values, resolved, error }: ParamFieldProps) => {
  const { text, locale } = useText();
  const [first] = values;
  const isMixed = values.some(value => !sameValue(value, first));
  const expression = isMixed ? undefined : expressionOf(first);
  const isDefault = values.every(value => value === undefined || sameValue(value, spec.default));
  const set = (value: ParamValue | undefined, gesture?: string): void => {
    const coalesceKey = gesture === undefined ? {} : { coalesceKey: `${gesture} ${nodes.join(' ')}` };
    documents.run({ kind: 'setParam', nodes, param: name, value }, coalesceKey);
  };
  const literal = literalOf(first) ?? resolved ?? spec.default;
  const label = (
    <span className={styles.label} title={spec.summary?.[locale] ?? name}>
      <span className={styles.name}>{name}</span>
      {!isDefault && (
        <IconButton
          size="small"
          label={text('inspector.reset', { value: printValue(spec.default) })}
          icon={<RotateCcw size={11} strokeWidth={1.5} />}
          onClick={() => set(undefined)}
        />
      )}
      {expression !== undefined && resolved !== undefined && (
        <span className={styles.result}>{text('inspector.result', { value: printValue(resolved) })}</span>
      )}
    </span>
  );
  return (
    <Field label={label} error={error} isStacked={expression !== undefined}>
      <span className={styles.row} data-expression={expression !== undefined || undefined}>
        {expression === undefined ? (
          <LiteralField
            spec={spec}
            value={literal}
            isMixed={isMixed}
            label={name}
            onChange={(value, gesture) => set(withLiteral(first, value), gesture)}
            onExpression={expr => set({ expr })}
          />
        ) : (
          <ExpressionField expression={expression} result={undefined} label={name} onCommit={expr => set({ expr })} />
        )}
        <span className={styles.action}>
          <IconButton
            size="small"
            label={text(expression === undefined ? 'inspector.useExpression' : 'inspector.useValue')}
            icon={<SquareFunction size={13} strokeWidth={1.5} />}
            isPressed={expression !== undefined}
            onClick={() => set(expression === undefined ? asExpression(literal) : withLiteral(undefined, literal))}
          />
        </span>
      </span>
    </Field>
  );
}, sameProps);
