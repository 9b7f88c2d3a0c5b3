import { serialiseError } from '../../shared/base/appError.ts';
import type { RunSummary } from '../../shared/jobs/RunSummary.ts';
import { formatPercent } from '../../shared/text/formatPercent.ts';
import { isModelFile } from '../../shared/training/isModelFile.ts';
import { invoke } from '../client/client.ts';
import { announce } from '../stores/notices.ts';
import { runs } from '../stores/runs.ts';
import { useText } from '../stores/text.ts';
import { Field } from '../ui/Field.tsx';
import { FoldedSection } from '../ui/FoldedSection.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Select } from '../ui/Select.tsx';
import { FreezeField } from './FreezeField.tsx';
import { beginWithFile, changeTrainOptions, useTrainOptions } from '../stores/trainForm.ts';

/** Stands for no run, and for a file that is still to be chosen: ids begin with the time, paths with the root. */
const [none, file] = ['none', 'file'];

const hasWeights = ({ best }: RunSummary): boolean => best !== null;

/** What tells runs of one name apart: dataset, accuracy, time. */
function noteOf({ dataset, test, best, startedAt }: RunSummary, locale: string): string {
  const accuracy = test?.accuracy ?? best?.accuracy;
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' }).format(startedAt);
  return [dataset.name, ...(accuracy === undefined ? [] : [formatPercent(accuracy, 1)]), time].join(' · ');
}

/** A file of weights as people tell it from others: many are called `model.json`. */
const shortPath = (path: string): string => path.split(/[\\/]/).slice(-2).join('/');

function useRunOptions() {
  const { locale } = useText();
  return (runs.use().value?.runs ?? [])
    .filter(hasWeights)
    .map(run => ({ value: run.id, label: run.name, note: noteOf(run, locale) }));
}

/** What a training begins with: new weights or others, nodes that stay as they are, a run to learn from. */
export const FineTuneSection = () => {
  const { text } = useText();
  const { from, distillation } = useTrainOptions();
  const found = useRunOptions();
  const nameOf = (run: string): string => found.find(({ value }) => value === run)?.label ?? shortPath(run);
  const summary = [
    ...(from === null ? [] : [nameOf(from)]),
    ...(distillation === null ? [] : [`${text('finetune.teacher')}: ${nameOf(distillation.run)}`]),
  ];
  return (
    <FoldedSection title={text('finetune.section')} summary={summary.join(' · ') || text('finer.off')}>
      <WeightsField />
      <TeacherFields />
    </FoldedSection>
  );
};

const WeightsField = () => {
  const { text } = useText();
  const { from, freeze } = useTrainOptions();
  const options = [
    { value: none, label: text('finetune.from.new') },
    ...useRunOptions(),
    ...(from !== null && isModelFile(from) ? [{ value: from, label: shortPath(from) }] : []),
    { value: file, label: text('finetune.from.file') },
  ];
  const choose = async (value: string): Promise<void> => {
    const path = value === file ? await invoke('job.chooseWeights') : null;
    if (path !== null) beginWithFile(path);
    if (value !== file) changeTrainOptions({ from: value === none ? null : value });
  };
  return (
    <>
      <Field label={text('finetune.from')} isStacked>
        <Select
          value={from ?? none}
          options={options}
          onChange={value =>
            void choose(value).catch((thrown: unknown) =>
              announce({ kind: 'error', error: serialiseError(thrown) }, { tone: 'error' }),
            )
          }
        />
      </Field>
      {(from !== null || freeze.length > 0) && <FreezeField />}
    </>
  );
};

const TeacherFields = () => {
  const { text } = useText();
  const { distillation } = useTrainOptions();
  const options = [{ value: none, label: text('finetune.teacher.none') }, ...useRunOptions()];
  const teach = (run: string): void =>
    changeTrainOptions({ distillation: run === none ? null : { temperature: 4, alpha: 0.5, ...distillation, run } });
  return (
    <>
      <Field label={text('finetune.teacher')} isStacked>
        <Select value={distillation?.run ?? none} options={options} onChange={teach} />
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
    </>
  );
};
