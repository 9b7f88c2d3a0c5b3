import type { AppWindow } from './AppWindow.ts';

const isTextFocused = `(() => {
  const focused = document.activeElement;
  return focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement || focused?.isContentEditable === true;
})()`;

/** A world of scripts that shares the document with the page, but nothing else. */
const ownWorld = 1001;

export type TextAction = 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'delete' | 'selectAll';

/** Does what an item of the edit menu says, to the text field that has the focus, or else by a command of the window. */
export async function editFocused(window: AppWindow, action: TextAction): Promise<void> {
  const { webContents } = window.browserWindow;
  const isText: unknown = await webContents.executeJavaScriptInIsolatedWorld(ownWorld, [{ code: isTextFocused }]);
  if (isText === true) webContents[action]();
  else window.send('menu.command', { id: `edit.${action}` });
}
