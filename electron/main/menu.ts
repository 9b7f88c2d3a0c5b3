import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Translator } from '../../shared/text/Translator.ts';
import type { AppWindow } from './AppWindow.ts';
import { type CommandId, menuItems } from './menuItems.ts';

type Item = MenuItemConstructorOptions;
const isMac = process.platform === 'darwin';

/** The application menu. Its items run commands of the window, by their ids. */
export function setMenu(translator: Translator, window: AppWindow): void {
  const { item, edit, separator } = menuItems(translator, window);
  const role = (name: Exclude<Item['role'], undefined>, label: Parameters<Translator['text']>[0]): Item => ({
    role: name,
    label: translator.text(label),
  });
  const items = (...ids: readonly CommandId[]): Item[] => ids.map(id => item(id));

  const file = [
    item('file.new', 'CmdOrCtrl+N'),
    item('file.open', 'CmdOrCtrl+O'),
    ...items('view.gallery', 'view.datasets'),
    separator,
    item('file.save', 'CmdOrCtrl+S'),
    item('file.saveAs', 'CmdOrCtrl+Shift+S'),
    separator,
    item('file.close', 'CmdOrCtrl+W'),
    ...(isMac ? [] : [separator, role('quit', 'menu.quit')]),
  ];
  const editing = [
    edit('undo', 'CmdOrCtrl+Z'),
    edit('redo', isMac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
    separator,
    edit('cut', 'CmdOrCtrl+X'),
    edit('copy', 'CmdOrCtrl+C'),
    edit('paste', 'CmdOrCtrl+V'),
    item('edit.duplicate', 'CmdOrCtrl+D'),
    edit('delete', 'Delete'),
    separator,
    edit('selectAll', 'CmdOrCtrl+A'),
    separator,
    item('edit.expand'),
  ];
  const view = [
    item('view.commandPalette', 'CmdOrCtrl+K'),
    separator,
    ...items('view.fit', 'view.layout'),
    item('view.zoomIn', 'CmdOrCtrl+Plus'),
    item('view.zoomOut', 'CmdOrCtrl+-'),
    item('view.zoomReset', 'CmdOrCtrl+0'),
    separator,
    ...items('view.toggleSide', 'view.toggleInspector', 'view.toggleBottom'),
    separator,
    role('togglefullscreen', 'menu.fullScreen'),
  ];
  const menu = (label: Parameters<Translator['text']>[0], submenu: Item[]): Item => ({
    label: translator.text(label),
    submenu,
  });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [{ role: 'appMenu' } as const] : []),
      menu('menu.file', file),
      menu('menu.edit', editing),
      menu('menu.view', view),
      menu('menu.train', items('train.start', 'train.stop')),
      ...(isMac ? [{ role: 'windowMenu' } as const] : []),
      menu('menu.help', items('help.shortcuts', 'help.about')),
    ]),
  );
}
