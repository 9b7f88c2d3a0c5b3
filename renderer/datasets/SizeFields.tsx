import type { ImportSettings } from '../../shared/jobs/ImportSettings.ts';
import { useText } from '../stores/text.ts';
import { Field } from '../ui/Field.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import styles from './ImportDialog.module.css';

interface SizeFieldsProps {
  readonly settings: ImportSettings;
  readonly onChange: (change: Partial<ImportSettings>) => void;
}

const resizeModes = ['stretch', 'crop', 'pad'] as const;
const colours = { own: null, grey: 1, colour: 3 } as const;

/** What the images are brought to; an empty size leaves them as they are. */
export const SizeFields = ({ settings: { size, resize, channels }, onChange }: SizeFieldsProps) => {
  const { text } = useText();
  const changeSize = (height: number | null, width: number | null): void => {
    const side = height ?? width;
    onChange({ size: side === null ? null : { height: height ?? side, width: width ?? side } });
  };
  const colour = channels === null ? 'own' : channels === 1 ? 'grey' : 'colour';
  return (
    <>
      <Field label={text('import.size')} hint={text('import.size.hint')}>
        <div className={styles.size}>
          <NumberField
            aria-label={text('import.size.height')}
            value={size?.height ?? null}
            placeholder={text('import.size.own')}
            min={1}
            max={1024}
            onCommit={height => changeSize(height, height === null ? null : (size?.width ?? height))}
          />
          ×
          <NumberField
            aria-label={text('import.size.width')}
            value={size?.width ?? null}
            placeholder={text('import.size.own')}
            min={1}
            max={1024}
            onCommit={width => changeSize(width === null ? null : (size?.height ?? width), width)}
          />
        </div>
      </Field>
      <Field label={text('import.resize')}>
        <Segmented
          label={text('import.resize')}
          value={resize}
          options={resizeModes.map(value => ({ value, label: text(`import.resize.${value}`) }))}
          onChange={value => onChange({ resize: value })}
        />
      </Field>
      <Field label={text('import.channels')}>
        <Segmented
          label={text('import.channels')}
          value={colour}
          options={(['own', 'grey', 'colour'] as const).map(value => ({
            value,
            label: text(`import.channels.${value}`),
          }))}
          onChange={value => onChange({ channels: colours[value] })}
        />
      </Field>
    </>
  );
};
