import { useRef } from 'react';
import { unreachable } from '../../shared/base/assert.ts';
import type { ExpressionValue } from '../../shared/expression/Expression.ts';
import type { Argument } from '../../shared/graph/GraphDocument.ts';
import { documents } from '../stores/documents.ts';
import { useText } from '../stores/text.ts';
import { Field } from '../ui/Field.tsx';
import { Select } from '../ui/Select.tsx';
import { Slider } from '../ui/Slider.tsx';
import { Switch } from '../ui/Switch.tsx';
import styles from './ArgumentField.module.css';
import { ExpressionField } from './fields/ExpressionField.tsx';
import { NumbersInput } from './fields/NumbersInput.tsx';
import { ScrubNumber } from './fields/ScrubNumber.tsx';
import { expressionOf, printValue } from './valueForms.ts';

interface ArgumentFieldProps {
  readonly name: string;
  readonly argument: Argument;
  readonly resolved: ExpressionValue | undefined;
  readonly error: string | undefined;
}

/** Sets an argument; what is set in one gesture is one step of the history. */
function set(name: string, argument: Argument, gesture?: string): void {
  const coalesce = gesture === undefined ? {} : { coalesceKey: `argument ${name} ${gesture}` };
  documents.run({ kind: 'setArgument', name, argument }, coalesce);
}

/** A knob of the whole network: the shapes follow the hand. */
export const ArgumentField = ({ name, argument, resolved, error }: ArgumentFieldProps) => {
  const { locale } = useText();
  const expression = expressionOf(argument.value);
  const label = <span title={argument.summary?.[locale] ?? name}>{name}</span>;
  const isSlider = argument.kind === 'number' && argument.min !== undefined && argument.max !== undefined;
  return (
    <Field label={label} error={error} isStacked={isSlider && expression === undefined}>
      {expression === undefined ? (
        <ArgumentControl name={name} argument={argument} />
      ) : (
        <ExpressionField
          expression={expression}
          result={resolved === undefined ? undefined : printValue(resolved)}
          label={name}
          onCommit={expr => set(name, { ...argument, value: { expr } })}
        />
      )}
    </Field>
  );
};

const ArgumentControl = ({ name, argument }: Pick<ArgumentFieldProps, 'name' | 'argument'>) => {
  switch (argument.kind) {
    case 'number':
      return <NumberControl name={name} argument={argument} />;
    case 'boolean':
      return (
        <Switch
          isOn={argument.value === true}
          aria-label={name}
          onChange={value => set(name, { ...argument, value })}
        />
      );
    case 'choice':
      return (
        <Select
          value={typeof argument.value === 'string' ? argument.value : ''}
          options={argument.options.map(value => ({ value, label: value }))}
          aria-label={name}
          onChange={value => set(name, { ...argument, value })}
        />
      );
    case 'list':
      return (
        <NumbersInput
          values={Array.isArray(argument.value) ? argument.value : []}
          isMixed={false}
          label={name}
          onChange={values => set(name, { ...argument, value: [...values] })}
          onExpression={expr => set(name, { ...argument, value: { expr } })}
        />
      );
    default:
      return unreachable(argument);
  }
};

interface NumberControlProps {
  readonly name: string;
  readonly argument: Extract<Argument, { kind: 'number' }>;
}

/** Factors, as of a width: half and double are as far from one. */
const isWide = (min: number, max: number, step: number): boolean =>
  min > 0 && max / min >= 20 && !Number.isInteger(step);

const NumberControl = ({ name, argument }: NumberControlProps) => {
  const { min = 0, max = 1e9, step = 1 } = argument;
  const value = typeof argument.value === 'number' ? argument.value : min;
  const drags = useRef(0);
  const number = (
    <ScrubNumber
      value={value}
      min={min}
      max={max}
      step={step}
      label={name}
      onChange={(next, gesture) => set(name, { ...argument, value: next }, gesture)}
      onExpression={expr => set(name, { ...argument, value: { expr } })}
    />
  );
  if (argument.min === undefined || argument.max === undefined) return number;
  return (
    <span className={styles.slider}>
      <Slider
        value={value}
        min={min}
        max={max}
        step={step}
        isLogarithmic={isWide(argument.min, argument.max, step)}
        aria-label={name}
        onChange={next => set(name, { ...argument, value: next }, `slider ${drags.current}`)}
        onCommit={() => {
          drags.current += 1;
        }}
      />
      <span className={styles.number}>{number}</span>
    </span>
  );
};
