import { useText } from '../stores/text.ts';
import { Field } from '../ui/Field.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Section } from '../ui/Section.tsx';
import { Switch } from '../ui/Switch.tsx';
import { changeTrainOptions, useTrainOptions } from './trainForm.ts';

interface ScheduleSectionProps {
  /** How many training images there are. */
  readonly available: number;
  readonly disabled: boolean;
}

const defaultEarlyStopping = { patience: 5, minDelta: 0 };

/** How long and in which portions. */
export const ScheduleSection = ({ available, disabled }: ScheduleSectionProps) => {
  const { text } = useText();
  const { epochs, batchSize, trainExamples, seed, earlyStopping, testAtEnd } = useTrainOptions();
  const whole = (change: (value: number) => void) => (value: number | null) => {
    if (value !== null) change(Math.round(value));
  };
  return (
    <Section title={text('train.section.training')}>
      <Field label={text('train.epochs')} disabled={disabled}>
        <NumberField
          value={epochs}
          min={1}
          max={100_000}
          onCommit={whole(value => changeTrainOptions({ epochs: value }))}
        />
      </Field>
      <Field label={text('train.batchSize')} disabled={disabled}>
        <NumberField
          value={batchSize}
          min={1}
          max={65_536}
          step={8}
          onCommit={whole(value => changeTrainOptions({ batchSize: value }))}
        />
      </Field>
      <Field label={text('train.trainExamples')} disabled={disabled}>
        <NumberField
          value={trainExamples}
          min={1}
          max={available}
          step={1000}
          placeholder={text('train.trainExamples.all')}
          onCommit={value => changeTrainOptions({ trainExamples: value === null ? null : Math.round(value) })}
        />
      </Field>
      <Field label={text('train.seed')} disabled={disabled}>
        <NumberField
          value={seed}
          min={0}
          max={0xffff_ffff}
          onCommit={whole(value => changeTrainOptions({ seed: value }))}
        />
      </Field>
      <Field label={text('train.testAtEnd')} disabled={disabled}>
        <Switch isOn={testAtEnd} onChange={value => changeTrainOptions({ testAtEnd: value })} />
      </Field>
      <Field
        label={text('train.earlyStopping')}
        hint={earlyStopping === null ? undefined : text('train.earlyStopping.hint')}
        disabled={disabled}
      >
        <Switch
          isOn={earlyStopping !== null}
          onChange={isOn => changeTrainOptions({ earlyStopping: isOn ? defaultEarlyStopping : null })}
        />
      </Field>
      {earlyStopping !== null && (
        <>
          <Field label={text('train.patience')} disabled={disabled}>
            <NumberField
              value={earlyStopping.patience}
              min={1}
              unit={text('train.unit.epochs')}
              onCommit={whole(patience => changeTrainOptions({ earlyStopping: { ...earlyStopping, patience } }))}
            />
          </Field>
          <Field label={text('train.minDelta')} disabled={disabled}>
            <NumberField
              value={earlyStopping.minDelta}
              min={0}
              step={0.001}
              onCommit={minDelta => {
                if (minDelta !== null) changeTrainOptions({ earlyStopping: { ...earlyStopping, minDelta } });
              }}
            />
          </Field>
        </>
      )}
    </Section>
  );
};
