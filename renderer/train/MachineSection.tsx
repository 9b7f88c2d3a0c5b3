import { defaultEngineLimits } from '../../shared/jobs/EngineLimits.ts';
import { useSetting } from '../stores/settings.ts';
import { useText } from '../stores/text.ts';
import { FoldedSection } from '../ui/FoldedSection.tsx';
import { MachineFields } from './MachineFields.tsx';

const names = ['threads', 'priority', 'parallelRuns'] as const;

/** The share of the machine that trainings take, beside the settings of the next one. */
export const MachineSection = () => {
  const { text } = useText();
  const limits = useSetting('engine');
  const changed = names.filter(name => limits[name] !== defaultEngineLimits[name]).length;
  return (
    <FoldedSection
      title={text('machine.section')}
      summary={changed === 0 ? text('finer.defaults') : text('finer.changed', { count: changed })}
    >
      <MachineFields />
    </FoldedSection>
  );
};
