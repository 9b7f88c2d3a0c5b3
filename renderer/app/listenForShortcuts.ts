import { matchKeybindingPress, parseKeybinding } from 'tinykeys';
import { isTextField } from '../ui/isTextField.ts';
import type { Command } from './commands/Command.ts';
import { commands } from './commands/registry.gen.ts';
import { isAvailable, runCommand } from './runCommand.ts';

/** Floating things have keys of their own. */
const floating = '[role="dialog"], [role="menu"], [role="listbox"]';

const bindings = commands.flatMap((command: Command) =>
  (command.shortcuts ?? [])
    .flatMap(shortcut => parseKeybinding(shortcut.replace('Mod', '$mod')))
    .map(press => ({ command, press })),
);

/** Fields take over what was typed when the focus leaves: a command is to see it, and the typing to go on. */
function finishTyping(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLElement)) return;
  field.blur();
  field.focus();
}

/** Runs the command whose shortcut is pressed, unless something nearer took the key or text is being composed. */
function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(floating)) return;
  const isTyping = target !== null && isTextField(target);
  const binding = bindings.find(
    ({ command, press }) =>
      matchKeybindingPress(event, press) && (command.isForFields === true || !isTyping) && isAvailable(command),
  );
  if (binding === undefined) return;
  event.preventDefault();
  if (isTyping && event.key !== 'Escape') finishTyping();
  void runCommand(binding.command);
}

/** Listens for the shortcuts of all commands. Returns how to stop. */
export function listenForShortcuts(): () => void {
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}
