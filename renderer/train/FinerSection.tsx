import type { DatasetInfo } from '../../shared/jobs/DatasetInfo.ts';
import { useText } from '../stores/text.ts';
import { Field } from '../ui/Field.tsx';
import { FoldedSection } from '../ui/FoldedSection.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Switch } from '../ui/Switch.tsx';
import { changeTrainOptions, defaultOptions, type TrainOptions, useTrainOptions } from '../stores/trainForm.ts';
import { ClassWeightsField } from './ClassWeightsField.tsx';
import { WholeField } from './WholeField.tsx';

const finer = [
  'labelSmoothing',
  'classWeights',
  'globalClipNorm',
  'clipValue',
  'ema',
  'accumulationSteps',
  'deterministic',
  'keepCheckpoints',
] as const satisfies readonly (keyof TrainOptions)[];

/** What few runs need: regularisation, limits of the gradient, averages, and how exactly a run can be repeated. */
export const FinerSection = ({ dataset }: { readonly dataset: DatasetInfo | null }) => {
  const { text } = useText();
  const options = useTrainOptions();
  const changed = finer.filter(key => options[key] !== defaultOptions[key]).length;
  return (
    <FoldedSection
      title={text('finer.section')}
      summary={changed === 0 ? text('finer.defaults') : text('finer.changed', { count: changed })}
    >
      <LossFields options={options} dataset={dataset} />
      <GradientFields options={options} />
      <Field label={text('finer.deterministic')} hint={text('finer.deterministic.hint')}>
        <Switch isOn={options.deterministic} onChange={deterministic => changeTrainOptions({ deterministic })} />
      </Field>
      <WholeField
        label={text('finer.keepCheckpoints')}
        value={options.keepCheckpoints}
        min={1}
        max={1000}
        onChange={keepCheckpoints => changeTrainOptions({ keepCheckpoints })}
      />
    </FoldedSection>
  );
};

interface FieldsProps {
  readonly options: TrainOptions;
}

interface LossFieldsProps extends FieldsProps {
  readonly dataset: DatasetInfo | null;
}

const LossFields = ({ options: { labelSmoothing }, dataset }: LossFieldsProps) => {
  const { text } = useText();
  return (
    <>
      <Field label={text('finer.labelSmoothing')}>
        <NumberField
          value={labelSmoothing}
          min={0}
          max={0.99}
          step={0.05}
          onCommit={value => changeTrainOptions({ labelSmoothing: value ?? 0 })}
        />
      </Field>
      <ClassWeightsField dataset={dataset} />
    </>
  );
};

const GradientFields = ({ options }: FieldsProps) => {
  const { text } = useText();
  const { globalClipNorm, clipValue, ema, accumulationSteps } = options;
  const limit = (value: number | null): number | null => (value === null || value <= 0 ? null : value);
  return (
    <>
      <Field label={text('finer.globalClipNorm')}>
        <NumberField
          value={globalClipNorm}
          min={0}
          step={0.5}
          placeholder={text('finer.off')}
          onCommit={value => changeTrainOptions({ globalClipNorm: limit(value) })}
        />
      </Field>
      <Field label={text('finer.clipValue')}>
        <NumberField
          value={clipValue}
          min={0}
          step={0.5}
          placeholder={text('finer.off')}
          onCommit={value => changeTrainOptions({ clipValue: limit(value) })}
        />
      </Field>
      <Field label={text('finer.ema')} hint={text('finer.ema.hint')}>
        <NumberField
          value={ema?.momentum ?? null}
          min={0}
          max={0.99999}
          step={0.001}
          placeholder={text('finer.off')}
          onCommit={momentum => changeTrainOptions({ ema: momentum === null ? null : { momentum } })}
        />
      </Field>
      <WholeField
        label={text('finer.accumulationSteps')}
        value={accumulationSteps}
        min={1}
        max={10_000}
        unit={text('finer.batches', { count: accumulationSteps })}
        onChange={value => changeTrainOptions({ accumulationSteps: value })}
      />
    </>
  );
};
