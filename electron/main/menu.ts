import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Translator } from '../../shared/text/Translator.ts';
import type { AppWindow } from './AppWindow.ts';
import { editFocused } from './editFocused.ts';

type Item = MenuItemConstructorOptions;
const isMac = process.platform === 'darwin';
const separator: Item = { type: 'separator' };

/** The application menu. Its items run commands of the window, by their ids. */
export function setMenu({ text }: Translator, window: AppWindow): void {
  // The window listens to the keyboard itself; the menu only tells the shortcut (on a Mac it takes it when nobody else did).
  const item = (id: CommandId, accelerator?: string): Item => ({
    label: text(`command.${id}`),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => window.send('menu.command', { id }),
  });
  const edit = (id: CommandId, action: Parameters<typeof editFocused>[1], accelerator: string): Item => ({
    ...item(id, accelerator),
    click: () => void editFocused(window, action, id),
  });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [{ role: 'appMenu' } as const] : []),
      {
        label: text('menu.file'),
        submenu: [
          item('file.new', 'CmdOrCtrl+N'),
          item('file.open', 'CmdOrCtrl+O'),
          item('view.gallery'),
          separator,
          item('file.save', 'CmdOrCtrl+S'),
          item('file.saveAs', 'CmdOrCtrl+Shift+S'),
          separator,
          item('file.close', 'CmdOrCtrl+W'),
          ...(isMac ? [] : [separator, { role: 'quit', label: text('menu.quit') } as const]),
        ],
      },
      {
        label: text('menu.edit'),
        submenu: [
          edit('edit.undo', 'undo', 'CmdOrCtrl+Z'),
          edit('edit.redo', 'redo', isMac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
          separator,
          edit('edit.cut', 'cut', 'CmdOrCtrl+X'),
          edit('edit.copy', 'copy', 'CmdOrCtrl+C'),
          edit('edit.paste', 'paste', 'CmdOrCtrl+V'),
          item('edit.duplicate', 'CmdOrCtrl+D'),
          edit('edit.delete', 'delete', 'Delete'),
          separator,
          edit('edit.selectAll', 'selectAll', 'CmdOrCtrl+A'),
        ],
      },
      {
        label: text('menu.view'),
        submenu: [
          item('view.commandPalette', 'CmdOrCtrl+K'),
          separator,
          item('view.fit'),
          item('view.layout'),
          item('view.zoomIn', 'CmdOrCtrl+Plus'),
          item('view.zoomOut', 'CmdOrCtrl+-'),
          item('view.zoomReset', 'CmdOrCtrl+0'),
          separator,
          item('view.toggleSide'),
          item('view.toggleInspector'),
          item('view.toggleBottom'),
          separator,
          { role: 'togglefullscreen', label: text('menu.fullScreen') },
        ],
      },
      { label: text('menu.train'), submenu: [item('train.start'), item('train.stop')] },
      ...(isMac ? [{ role: 'windowMenu' } as const] : []),
      { label: text('menu.help'), submenu: [item('help.shortcuts'), item('help.about')] },
    ]),
  );
}

type CommandId = Parameters<Translator['text']>[0] extends infer Key
  ? Key extends `command.${infer Id}`
    ? Id
    : never
  : never;
