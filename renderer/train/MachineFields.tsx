import { type EngineLimits, engineLimitsSchema } from '../../shared/jobs/EngineLimits.ts';
import { changeSettings, useSetting } from '../stores/settings.ts';
import { useText } from '../stores/text.ts';
import { Field } from '../ui/Field.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Select } from '../ui/Select.tsx';
import { WholeField } from './WholeField.tsx';

/** How much of the machine trainings may take: remembered by the app, for every run that begins from now on. */
export const MachineFields = () => {
  const { text } = useText();
  const limits = useSetting('engine');
  const change = (part: Partial<EngineLimits>) => changeSettings({ engine: { ...limits, ...part } });
  return (
    <>
      <Field label={text('machine.threads')}>
        <NumberField
          value={limits.threads}
          min={1}
          max={1024}
          placeholder={text('machine.threads.all')}
          onCommit={value => change({ threads: value === null ? null : Math.round(value) })}
        />
      </Field>
      <Field label={text('machine.priority')} isStacked>
        <Select
          value={limits.priority}
          options={engineLimitsSchema.shape.priority.options.map(value => ({
            value,
            label: text(`machine.priority.${value}`),
          }))}
          onChange={priority => change({ priority })}
        />
      </Field>
      <WholeField
        label={text('machine.parallelRuns')}
        value={limits.parallelRuns}
        min={1}
        max={16}
        onChange={parallelRuns => change({ parallelRuns })}
      />
    </>
  );
};
