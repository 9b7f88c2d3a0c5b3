import type { MenuItemConstructorOptions } from 'electron';
import type { TextKey } from '../../shared/text/en/catalogue.ts';
import type { Translator } from '../../shared/text/Translator.ts';
import type { AppWindow } from './AppWindow.ts';
import { editFocused, type TextAction } from './editFocused.ts';

type Item = MenuItemConstructorOptions;
type IdOf<Key> = Key extends `command.${infer Id}` ? Id : never;

/** The commands of the window that have a title. */
export type CommandId = IdOf<TextKey>;

/** Makers of menu items. */
export function menuItems(translator: Translator, window: AppWindow) {
  // The window listens to the keyboard itself: the menu only shows the shortcut.
  const item = (id: CommandId, accelerator?: string): Item => ({
    id,
    label: translator.text(`command.${id}`),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => {
      window.send('menu.command', { id });
    },
  });

  /** Acts on the text field that has the focus, or else on the canvas. */
  const edit = (action: TextAction, accelerator: string): Item => ({
    ...item(`edit.${action}`, accelerator),
    click: () => void editFocused(window, action),
  });

  const separator: Item = { type: 'separator' };
  return { item, edit, separator };
}
