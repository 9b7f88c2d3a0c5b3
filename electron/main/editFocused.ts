import type { AppWindow } from './AppWindow.ts';

const isTextFocused = `(() => {
  const focused = document.activeElement;
  return focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement || focused?.isContentEditable === true;
})()`;

/** A world of scripts that shares the document with the page, but nothing else. */
const ownWorld = 1001;

type TextAction = 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'delete' | 'selectAll';

/** An item of the edit menu acts on the text field that has the focus, or else is a command of the window. */
export async function editFocused(window: AppWindow, action: TextAction, id: string): Promise<void> {
  const { webContents } = window.browserWindow;
  const isText: unknown = await webContents.executeJavaScriptInIsolatedWorld(ownWorld, [{ code: isTextFocused }]);
  if (isText === true) webContents[action]();
  else window.send('menu.command', { id });
}
