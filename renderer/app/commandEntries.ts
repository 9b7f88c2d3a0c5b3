import { currentText } from '../stores/text.ts';
import type { MenuEntry } from '../ui/Menu.tsx';
import type { Command } from './commands/Command.ts';
import { commands } from './commands/registry.gen.ts';
import { isAvailable, runCommand } from './runCommand.ts';

/** The commands with these ids as menu entries; unknown and unavailable ones are left out. */
export const commandEntries = (ids: readonly string[]): readonly MenuEntry[] =>
  ids.flatMap(id => {
    const command: Command | undefined = commands.find(known => known.id === id);
    if (command === undefined || !isAvailable(command)) return [];
    const { title, shortcuts } = command;
    return { id, label: currentText().text(title), shortcut: shortcuts?.[0], run: () => void runCommand(command) };
  });
