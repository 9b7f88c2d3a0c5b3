import { useState } from 'react';
import { datasetFormatIds, defaultImportSettings, type ImportSettings } from '../../shared/jobs/ImportSettings.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { showImport } from './datasetsView.ts';
import styles from './ImportDialog.module.css';
import { announceFailure, nameOf, startImport } from './importing.ts';
import { SizeFields } from './SizeFields.tsx';

/** How a file or folder is imported. What is left alone is recognised. */
export const ImportDialog = ({ source }: { readonly source: string }) => {
  const { text } = useText();
  const name = nameOf(source);
  const [settings, setSettings] = useState<ImportSettings>({ ...defaultImportSettings, name });
  const change = (changed: Partial<ImportSettings>): void => setSettings(before => ({ ...before, ...changed }));
  const start = () => void startImport(source, settings).catch(announceFailure);
  return (
    <Dialog
      title={text('import.title', { name })}
      closeLabel={text('verb.close')}
      onClose={() => showImport(null)}
      actions={
        <>
          <Button onClick={() => showImport(null)}>{text('import.cancel')}</Button>
          <Button variant="primary" onClick={start}>
            {text('import.start')}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <p className={styles.source} title={source}>
          {source}
        </p>
        <Field label={text('import.name')}>
          <TextField value={settings.name ?? ''} onCommit={typed => change({ name: typed.trim() || name })} />
        </Field>
        <FormatField value={settings.format} onChange={format => change({ format })} />
        <SizeFields settings={settings} onChange={change} />
        <Share
          label={text('import.validationSplit')}
          value={settings.validationSplit}
          onCommit={validationSplit => change({ validationSplit })}
        />
        <Share
          label={text('import.testSplit')}
          value={settings.testSplit}
          hint={text('import.splits.hint')}
          onCommit={testSplit => change({ testSplit })}
        />
        <Field label={text('import.seed')}>
          <NumberField
            value={settings.seed}
            min={0}
            max={0xffff_ffff}
            onCommit={seed => change({ seed: Math.round(seed ?? 1) })}
          />
        </Field>
      </div>
    </Dialog>
  );
};

interface FormatFieldProps {
  readonly value: ImportSettings['format'];
  readonly onChange: (format: ImportSettings['format']) => void;
}

const FormatField = ({ value, onChange }: FormatFieldProps) => {
  const { text } = useText();
  const options = ['auto', ...datasetFormatIds] as const;
  return (
    <Field label={text('import.format')}>
      <Select
        value={value ?? 'auto'}
        options={options.map(option => ({ value: option, label: text(`import.format.${option}`) }))}
        onChange={chosen => onChange(chosen === 'auto' ? null : chosen)}
      />
    </Field>
  );
};

interface ShareProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: number;
  readonly onCommit: (value: number) => void;
}

/** A share of the training images, in percent. */
const Share = ({ label, hint, value, onCommit }: ShareProps) => (
  <Field label={label} hint={hint}>
    <NumberField
      value={Math.round(value * 1000) / 10}
      unit="%"
      min={0}
      max={90}
      onCommit={percent => onCommit((percent ?? 0) / 100)}
    />
  </Field>
);
