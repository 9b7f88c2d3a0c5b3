import { ChartSpline } from 'lucide-react';
import { useState } from 'react';
import { optimizerSchema } from '../../shared/jobs/TrainSettings.ts';
import { useText } from '../stores/text.ts';
import { Field } from '../ui/Field.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Section } from '../ui/Section.tsx';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { changeOptimizer } from './changeOptimizer.ts';
import { LearningRateFinder } from './LearningRateFinder.tsx';
import { type NumberKey, optimizerFields, optimizerNames } from './optimizerFields.ts';
import { type TrainSituation, trainBlock } from './trainBlock.ts';
import { changeTrainOptions, useTrainOptions } from '../stores/trainForm.ts';

/** Steps of a tenth of the value's own magnitude: 0.001 goes to 0.0011, 0.05 to 0.051. */
const stepOf = (value: number): number => 10 ** (Math.floor(Math.log10(value) + 1e-9) - 1);

interface OptimizerSectionProps {
  readonly situation: TrainSituation;
}

/** Tries learning rates, where the network in front can be trained at all. */
const RateButton = ({ situation }: Pick<OptimizerSectionProps, 'situation'>) => {
  const { text } = useText();
  const [isOpen, setOpen] = useState(false);
  const { document, dataset } = situation;
  return (
    <>
      <IconButton
        label={text('lrFind.open')}
        icon={<ChartSpline size={14} strokeWidth={1.5} />}
        disabled={trainBlock(situation) !== null}
        onClick={() => setOpen(true)}
      />
      {isOpen && document !== undefined && dataset !== null && (
        <LearningRateFinder document={document} dataset={dataset} onClose={() => setOpen(false)} />
      )}
    </>
  );
};

/** Which optimizer, how fast, and the numbers it has of its own. */
export const OptimizerSection = ({ situation }: OptimizerSectionProps) => {
  const { text } = useText();
  const { optimizer } = useTrainOptions();
  const numbers: Partial<Record<NumberKey, number>> = optimizer;
  const change = (changed: Readonly<Record<string, unknown>>) => changeOptimizer(optimizer, changed);
  return (
    <Section title={text('train.section.optimizer')} actions={<RateButton situation={situation} />}>
      <Field label={text('train.optimizer')}>
        <Select
          value={optimizer.name}
          options={optimizerNames.map(value => ({ value, label: text(`train.optimizer.${value}`) }))}
          onChange={name => changeTrainOptions({ optimizer: optimizerSchema.parse({ name }) })}
        />
      </Field>
      <Field label={text('train.learningRate')}>
        <NumberField
          value={optimizer.learningRate}
          min={0}
          max={100}
          step={stepOf(optimizer.learningRate)}
          onCommit={learningRate => change({ learningRate })}
        />
      </Field>
      {optimizerFields[optimizer.name].map(({ key, label, max, step }) => (
        <Field key={key} label={text(label)}>
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
        <Field label={text('train.nesterov')}>
          <Switch isOn={optimizer.nesterov} onChange={nesterov => change({ nesterov })} />
        </Field>
      )}
    </Section>
  );
};
