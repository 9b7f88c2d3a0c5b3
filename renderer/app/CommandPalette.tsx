import { Dialog } from '@base-ui/react/dialog';
import { Command } from 'cmdk';
import { useEffect, useState } from 'react';
import { recentFiles } from '../stores/recentFiles.ts';
import { useText } from '../stores/text.ts';
import dialogs from '../ui/Dialog.module.css';
import { joinClasses } from '../ui/joinClasses.ts';
import { Kbd } from '../ui/Kbd.tsx';
import styles from './CommandPalette.module.css';
import { scoreMatch } from './scoreMatch.ts';
import { type PaletteEntry, usePaletteGroups } from './usePaletteGroups.ts';

/** The label counts as it stands; keywords only help to find. */
const scoreEntry = (_value: string, query: string, [label = '', ...keywords]: string[] = []): number =>
  scoreMatch(query, label, keywords);

/** Everything that can be done or gone to, by its name. */
export const CommandPalette = ({ onClose }: { readonly onClose: () => void }) => {
  const { text } = useText();
  const [query, setQuery] = useState('');
  const groups = usePaletteGroups();
  useEffect(() => void recentFiles.load(), []);
  const run = (entry: PaletteEntry) => {
    onClose();
    // The dialog gives the focus back first, so that what the command focuses keeps it.
    requestAnimationFrame(() => entry.run());
  };
  return (
    <Dialog.Root open onOpenChange={isOpen => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialogs.backdrop} />
        <Dialog.Popup className={joinClasses(dialogs.popup, dialogs.wide)} aria-label={text('palette.search')}>
          <Command
            className={styles.palette}
            label={text('palette.search')}
            loop
            vimBindings={false}
            filter={scoreEntry}
          >
            <Command.Input
              className={styles.input}
              value={query}
              onValueChange={setQuery}
              placeholder={text('palette.search')}
              autoFocus
            />
            <Command.List className={styles.list}>
              <Command.Empty className={styles.empty}>{text('palette.empty', { query })}</Command.Empty>
              {groups.map(({ id, title, entries }) => (
                <Command.Group key={id} heading={title}>
                  {entries.map(entry => (
                    <Command.Item
                      key={entry.id}
                      value={`${id}/${entry.id}`}
                      keywords={[entry.label, ...entry.keywords]}
                      className={styles.item}
                      onSelect={() => run(entry)}
                    >
                      <span className={styles.label}>{entry.label}</span>
                      {entry.note !== undefined && <span className={styles.note}>{entry.note}</span>}
                      {entry.shortcut !== undefined && <Kbd shortcut={entry.shortcut} />}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
};
