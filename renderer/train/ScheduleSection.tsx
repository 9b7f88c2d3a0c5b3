import { useText } from '../stores/text.ts';
import { Field } from '../ui/Field.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Section } from '../ui/Section.tsx';
import { Switch } from '../ui/Switch.tsx';
import { EarlyStoppingFields } from './EarlyStoppingFields.tsx';
import { changeTrainOptions, useTrainOptions } from '../stores/trainForm.ts';
import { WholeField } from './WholeField.tsx';

interface ScheduleSectionProps {
  /** How many training images there are. */
  readonly available: number;
}

/** How long and in which portions. */
export const ScheduleSection = ({ available }: ScheduleSectionProps) => {
  const { text } = useText();
  const { epochs, batchSize, trainExamples, seed, testAtEnd } = useTrainOptions();
  return (
    <Section title={text('train.section.training')}>
      <WholeField
        label={text('train.epochs')}
        value={epochs}
        min={1}
        max={100_000}
        onChange={value => changeTrainOptions({ epochs: value })}
      />
      <WholeField
        label={text('train.batchSize')}
        value={batchSize}
        min={1}
        max={65_536}
        step={8}
        onChange={value => changeTrainOptions({ batchSize: value })}
      />
      <Field label={text('train.trainExamples')}>
        <NumberField
          value={trainExamples}
          min={1}
          max={available}
          step={1000}
          placeholder={text('train.trainExamples.all')}
          onCommit={value => changeTrainOptions({ trainExamples: value === null ? null : Math.round(value) })}
        />
      </Field>
      <WholeField
        label={text('train.seed')}
        value={seed}
        min={0}
        max={0xffff_ffff}
        onChange={value => changeTrainOptions({ seed: value })}
      />
      <Field label={text('train.testAtEnd')}>
        <Switch isOn={testAtEnd} onChange={value => changeTrainOptions({ testAtEnd: value })} />
      </Field>
      <EarlyStoppingFields />
    </Section>
  );
};
