import { type OptimizerSettings, optimizerSchema } from '../../shared/jobs/TrainSettings.ts';
import { useText } from '../stores/text.ts';
import { Field } from '../ui/Field.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Section } from '../ui/Section.tsx';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { type NumberKey, optimizerFields, optimizerNames } from './optimizerFields.ts';
import { changeTrainOptions, useTrainOptions } from './trainForm.ts';

/** Takes over a change unless the schema refuses it: the field then shows the old value again. */
function changeOptimizer(optimizer: OptimizerSettings, change: Readonly<Record<string, unknown>>): void {
  const next = optimizerSchema.safeParse({ ...optimizer, ...change });
  if (next.success) changeTrainOptions({ optimizer: next.data });
}

/** Steps of a tenth of the value's own magnitude: 0.001 goes to 0.0011, 0.05 to 0.051. */
const stepOf = (value: number): number => 10 ** (Math.floor(Math.log10(value) + 1e-9) - 1);

/** Which optimizer, how fast, and the numbers it has of its own. */
export const OptimizerSection = ({ disabled }: { readonly disabled: boolean }) => {
  const { text } = useText();
  const { optimizer } = useTrainOptions();
  const numbers: Partial<Record<NumberKey, number>> = optimizer;
  const change = (changed: Readonly<Record<string, unknown>>) => changeOptimizer(optimizer, changed);
  return (
    <Section title={text('train.section.optimizer')}>
      <Field label={text('train.optimizer')} disabled={disabled}>
        <Select
          value={optimizer.name}
          options={optimizerNames.map(value => ({ value, label: text(`train.optimizer.${value}`) }))}
          onChange={name => changeTrainOptions({ optimizer: optimizerSchema.parse({ name }) })}
        />
      </Field>
      <Field label={text('train.learningRate')} disabled={disabled}>
        <NumberField
          value={optimizer.learningRate}
          min={0}
          max={100}
          step={stepOf(optimizer.learningRate)}
          onCommit={learningRate => change({ learningRate })}
        />
      </Field>
      {optimizerFields[optimizer.name].map(({ key, label, max, step }) => (
        <Field key={key} label={text(label)} disabled={disabled}>
          <NumberField
            value={numbers[key] ?? null}
            min={0}
            max={max}
            step={step}
            onCommit={value => change({ [key]: value })}
          />
        </Field>
      ))}
      {optimizer.name === 'sgd' && (
        <Field label={text('train.nesterov')} disabled={disabled}>
          <Switch isOn={optimizer.nesterov} onChange={nesterov => change({ nesterov })} />
        </Field>
      )}
    </Section>
  );
};
