import type { Settings } from '../../shared/ipc/Settings.ts';
import { changeSettings, useSetting } from '../stores/settings.ts';
import { useText } from '../stores/text.ts';
import { MachineFields } from '../train/MachineFields.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import styles from './SettingsDialog.module.css';

const locales = ['system', 'en', 'ko'] as const;
const themes = ['system', 'light', 'dark'] as const;
const flows = ['down', 'right'] as const;

/** Language, theme and a few habits; each takes effect at once. */
export const SettingsDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { text } = useText();
  const locale = useSetting('locale');
  const theme = useSetting('theme');
  const flow = useSetting('flow');
  const isMinimapShown = useSetting('isMinimapShown');
  const change = (changed: Partial<Settings>) => changeSettings(changed);
  return (
    <Dialog title={text('settings.title')} closeLabel={text('verb.close')} onClose={onClose}>
      <div className={styles.fields}>
        <Field label={text('settings.language')}>
          <Select
            value={locale}
            options={locales.map(value => ({ value, label: text(`settings.language.${value}`) }))}
            onChange={value => change({ locale: value })}
          />
        </Field>
        <Field label={text('settings.theme')} hint={text('settings.contrast')}>
          <Select
            value={theme}
            options={themes.map(value => ({ value, label: text(`settings.theme.${value}`) }))}
            onChange={value => change({ theme: value })}
          />
        </Field>
        <Field label={text('settings.flow')}>
          <Select
            value={flow}
            options={flows.map(value => ({ value, label: text(`settings.flow.${value}`) }))}
            onChange={value => change({ flow: value })}
          />
        </Field>
        <Field label={text('settings.minimap')}>
          <Switch isOn={isMinimapShown} onChange={value => change({ isMinimapShown: value })} />
        </Field>
        <h3 className={styles.title}>{text('machine.section')}</h3>
        <MachineFields />
      </div>
    </Dialog>
  );
};
