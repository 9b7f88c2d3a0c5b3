import type { DatasetInfo } from '../../shared/jobs/DatasetInfo.ts';
import { trainSettingsSchema } from '../../shared/jobs/TrainSettings.ts';
import { useText } from '../stores/text.ts';
import { changeTrainOptions, useTrainOptions } from '../stores/trainForm.ts';
import { Field } from '../ui/Field.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';

const schema = trainSettingsSchema.shape.classWeights;
const kinds = ['equal', 'balanced', 'each'] as const;

/** What the classes count in the loss: all alike, the rare ones more, or each as somebody says. */
export const ClassWeightsField = ({ dataset }: { readonly dataset: DatasetInfo | null }) => {
  const { text } = useText();
  const { classWeights } = useTrainOptions();
  const labels = dataset?.labels ?? [];
  const kind = classWeights === null ? 'equal' : classWeights === 'balanced' ? 'balanced' : 'each';
  const choose = (chosen: (typeof kinds)[number]): void =>
    changeTrainOptions({
      classWeights: chosen === 'equal' ? null : chosen === 'balanced' ? chosen : labels.map(() => 1),
    });
  return (
    <>
      <Field label={text('finer.classWeights')}>
        <Select
          value={kind}
          options={kinds.map(value => ({
            value,
            label: text(`finer.classWeights.${value}`),
            disabled: value === 'each' && labels.length === 0,
          }))}
          onChange={choose}
        />
      </Field>
      {Array.isArray(classWeights) && <Numbers weights={classWeights} labels={labels} />}
    </>
  );
};

interface NumbersProps {
  readonly weights: readonly number[];
  readonly labels: DatasetInfo['labels'];
}

const Numbers = ({ weights, labels }: NumbersProps) => {
  const { text } = useText();
  /** Takes over a list unless the schema refuses it: the field then shows the old one again. */
  const change = (typed: string): void => {
    const next = schema.safeParse(typed.split(',').map(part => (part.trim() === '' ? Number.NaN : Number(part))));
    if (next.success) changeTrainOptions({ classWeights: next.data });
  };
  return (
    <Field
      label={text('finer.classWeights.list')}
      hint={text('finer.classWeights.hint', { classes: labels.join(', ') })}
      error={
        weights.length === labels.length
          ? undefined
          : text('finer.classWeights.count', { expected: labels.length, received: weights.length })
      }
      isStacked
    >
      <TextField value={weights.join(', ')} onCommit={change} />
    </Field>
  );
};
