import { serialiseError } from '../../shared/base/appError.ts';
import { announce } from '../stores/notices.ts';
import type { Command } from './commands/Command.ts';
import { commands } from './commands/registry.gen.ts';
import { viewStore } from './view.ts';

/** Whether a command can be run now. What edits the canvas cannot while the gallery hides it. */
export const isAvailable = ({ id, when }: Command): boolean =>
  !(id.startsWith('edit.') && viewStore.getState().page !== null) && (when?.() ?? true);

/** Runs a command; a failure is announced. */
export async function runCommand(command: Command): Promise<void> {
  try {
    await command.run();
  } catch (thrown) {
    announce({ kind: 'error', error: serialiseError(thrown) }, { tone: 'error', stays: true });
  }
}

/** Runs the command that a menu names; one that is unknown or cannot be run now does nothing. */
export async function runCommandById(id: string): Promise<void> {
  const command = commands.find(known => known.id === id);
  if (command !== undefined && isAvailable(command)) await runCommand(command);
}
