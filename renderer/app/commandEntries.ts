import type { MenuEntry } from '../ui/MenuEntry.ts';
import { currentText } from '../stores/text.ts';
import type { Command } from './commands/Command.ts';
import { commands } from './commands/registry.gen.ts';
import { isAvailable, runCommand } from './runCommand.ts';

/** Commands as entries of a menu; those that cannot be run now are disabled. */
export const commandEntries = (ids: readonly string[]): readonly MenuEntry[] =>
  ids.flatMap(id => {
    const command: Command | undefined = commands.find(known => known.id === id);
    if (!command) return [];
    const { title, shortcuts } = command;
    const disabled = !isAvailable(command);
    const label = currentText().text(title);
    return [{ id, label, shortcut: shortcuts?.[0], disabled, run: () => void runCommand(command) }];
  });
