import { scheduleSchema } from '../../shared/training/scheduleSchema.ts';
import { useText } from '../stores/text.ts';
import { Field } from '../ui/Field.tsx';
import { FoldedSection } from '../ui/FoldedSection.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Select } from '../ui/Select.tsx';
import styles from './TrainForm.module.css';
import { RatePlot } from './RatePlot.tsx';
import { type ScheduleNumber, scheduleFields, scheduleNames } from './scheduleFields.ts';
import { changeTrainOptions, useTrainOptions } from '../stores/trainForm.ts';
import { useSettingIssue } from './useSettingIssue.ts';

/** How the learning rate goes on during a run. */
export const RateSection = () => {
  const { text } = useText();
  const warmupIssue = useSettingIssue('warmup');
  const { schedule, optimizer, epochs } = useTrainOptions();
  const numbers: Partial<Record<ScheduleNumber, number>> = schedule;
  /** Takes over a change unless the schema refuses it: the field then shows the old value again. */
  const change = (key: ScheduleNumber, value: number | null): void => {
    const next = scheduleSchema.safeParse({ ...schedule, [key]: value });
    if (next.success) changeTrainOptions({ schedule: next.data });
  };
  return (
    <FoldedSection title={text('schedule.section')} summary={text(`schedule.${schedule.name}`)}>
      <Field label={text('schedule.name')}>
        <Select
          value={schedule.name}
          options={scheduleNames.map(value => ({ value, label: text(`schedule.${value}`) }))}
          onChange={name => changeTrainOptions({ schedule: scheduleSchema.parse({ name }) })}
        />
      </Field>
      {scheduleFields[schedule.name].map(({ key, label, max, step, isWhole = false, isEpochs = false }) => (
        <Field key={key} label={text(label)} error={key === 'warmup' ? warmupIssue : undefined}>
          <NumberField
            value={numbers[key] ?? null}
            min={0}
            max={max}
            step={step}
            {...(isEpochs ? { unit: text('train.unit.epochs', { count: numbers[key] ?? 0 }) } : {})}
            onCommit={value => change(key, value !== null && isWhole ? Math.round(value) : value)}
          />
        </Field>
      ))}
      <RatePlot schedule={schedule} highest={optimizer.learningRate} epochs={epochs} />
      {schedule.name === 'reduceOnPlateau' && <p className={styles.note}>{text('schedule.plateau')}</p>}
    </FoldedSection>
  );
};
