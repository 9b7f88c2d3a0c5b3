import { useText } from '../stores/text.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import type { Command } from './commands/Command.ts';
import { commands } from './commands/registry.gen.ts';
import styles from './ShortcutsDialog.module.css';

const areas = ['file', 'edit', 'view', 'train', 'help'] as const;

const withShortcut = (area: string): readonly Command[] =>
  commands.filter(({ id, shortcuts = [] }: Command) => id.startsWith(`${area}.`) && shortcuts.length > 0);

/** Every command that has keys. */
export const ShortcutsDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { text } = useText();
  return (
    <Dialog width="wide" title={text('shortcuts.title')} closeLabel={text('verb.close')} onClose={onClose}>
      <div className={styles.areas}>
        {areas.map(area => (
          <section key={area} className={styles.area}>
            <h3 className={styles.title}>{text(`shortcuts.area.${area}`)}</h3>
            <ul>
              {withShortcut(area).map(({ id, title, shortcuts = [] }) => (
                <li key={id} className={styles.row}>
                  {text(title)}
                  <span className={styles.keys}>
                    {shortcuts.map(shortcut => (
                      <Kbd key={shortcut} shortcut={shortcut} />
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
};
