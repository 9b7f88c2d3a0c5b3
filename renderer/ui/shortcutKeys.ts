const macSymbols: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃' };
const keyNames: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  Escape: 'Esc',
  Delete: 'Del',
  Backspace: '⌫',
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backslash: '\\',
  Minus: '-',
  Equal: '+',
};

const isMac = navigator.userAgent.includes('Mac OS');

/** The keys of a shortcut as they are printed on the keyboard: `Mod+KeyS` → `Ctrl`, `S`; a character as it is typed: `?`. */
export function shortcutKeys(shortcut: string): readonly string[] {
  const [, character] = /^Shift\+([^A-Za-z0-9])$/.exec(shortcut) ?? [];
  if (character !== undefined) return [character];
  return shortcut.split('+').map(key => {
    const plain = key.replace(/^(Key|Digit)/, '');
    return (isMac ? macSymbols[plain] : undefined) ?? keyNames[plain] ?? plain;
  });
}
