import { Snowflake } from 'lucide-react';
import type { RunSummary } from '../../shared/jobs/RunSummary.ts';
import { formatPercent } from '../../shared/text/formatPercent.ts';
import { useActiveId } from '../stores/documents.ts';
import { runs } from '../stores/runs.ts';
import { useSelection } from '../stores/selection.ts';
import { useText } from '../stores/text.ts';
import { Field } from '../ui/Field.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Section } from '../ui/Section.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { changeTrainOptions, useTrainOptions } from './trainForm.ts';

/** Stands for no run: ids begin with the time. */
const none = 'none';

const hasWeights = ({ best }: RunSummary): boolean => best !== null;

/** What tells runs of one name apart: dataset, accuracy, time. */
function noteOf({ dataset, test, best, startedAt }: RunSummary, locale: string): string {
  const accuracy = test?.accuracy ?? best?.accuracy;
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' }).format(startedAt);
  return [dataset.name, ...(accuracy === undefined ? [] : [formatPercent(accuracy, 1)]), time].join(' · ');
}

/** What a training begins with: new weights or those of a run, nodes that stay as they are, a run to learn from. */
export const FineTuneSection = () => {
  const { text, locale } = useText();
  const { from, freeze, distillation } = useTrainOptions();
  const usable = (runs.use().value?.runs ?? []).filter(hasWeights);
  if (usable.length === 0 && from === null && freeze.length === 0 && distillation === null) return null;
  const options = (nothing: string) => [
    { value: none, label: nothing },
    ...usable.map(run => ({ value: run.id, label: run.name, note: noteOf(run, locale) })),
  ];
  const teach = (run: string): void =>
    changeTrainOptions({
      distillation: run === none ? null : { temperature: 4, alpha: 0.5, ...distillation, run },
    });
  return (
    <Section title={text('finetune.section')} actions={<FreezeButton freeze={freeze} />}>
      <Field label={text('finetune.from')} isStacked>
        <Select
          value={from ?? none}
          options={options(text('finetune.from.new'))}
          onChange={run => changeTrainOptions({ from: run === none ? null : run })}
        />
      </Field>
      {(from !== null || freeze.length > 0) && <FreezeField freeze={freeze} />}
      <Field label={text('finetune.teacher')} isStacked>
        <Select value={distillation?.run ?? none} options={options(text('finetune.teacher.none'))} onChange={teach} />
      </Field>
      {distillation !== null && (
        <>
          <Field label={text('finetune.temperature')}>
            <NumberField
              value={distillation.temperature}
              min={0.1}
              max={100}
              onCommit={temperature =>
                changeTrainOptions({ distillation: { ...distillation, temperature: temperature ?? 4 } })
              }
            />
          </Field>
          <Field label={text('finetune.alpha')}>
            <NumberField
              value={distillation.alpha}
              min={0}
              max={1}
              step={0.1}
              onCommit={alpha => changeTrainOptions({ distillation: { ...distillation, alpha: alpha ?? 0.5 } })}
            />
          </Field>
        </>
      )}
    </Section>
  );
};

interface FreezeFieldProps {
  readonly freeze: readonly string[];
}

const listOf = (typed: string): string[] => [...new Set(typed.split(',').map(node => node.trim()))].filter(Boolean);

const FreezeField = ({ freeze }: FreezeFieldProps) => {
  const { text } = useText();
  return (
    <Field label={text('finetune.freeze')} hint={text('finetune.freeze.hint')} isStacked>
      <TextField
        value={freeze.join(', ')}
        placeholder={text('finetune.freeze.none')}
        onCommit={typed => changeTrainOptions({ freeze: listOf(typed) })}
      />
    </Field>
  );
};

/** Takes the nodes that are selected on the canvas. */
const FreezeButton = ({ freeze }: FreezeFieldProps) => {
  const { text } = useText();
  const { nodes } = useSelection(useActiveId());
  return (
    <IconButton
      label={text('finetune.freeze.selected')}
      icon={<Snowflake size={14} strokeWidth={1.5} />}
      disabled={nodes.length === 0}
      onClick={() => changeTrainOptions({ freeze: [...new Set([...freeze, ...nodes])] })}
    />
  );
};
