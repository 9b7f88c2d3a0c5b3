import styles from './Kbd.module.css';
import { shortcutKeys } from './shortcutKeys.ts';

interface KbdProps {
  /** `Mod+Shift+KeyK`: modifiers, then the `code` of the key. `Mod` is Ctrl, or ⌘ on a Mac. */
  readonly shortcut: string;
}

/** A shortcut drawn as keys. */
export const Kbd = ({ shortcut }: KbdProps) => (
  <kbd className={styles.keys}>
    {shortcutKeys(shortcut).map(key => (
      <span key={key} className={styles.key}>
        {key}
      </span>
    ))}
  </kbd>
);
