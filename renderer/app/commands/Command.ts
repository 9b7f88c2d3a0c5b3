import type { TextKey } from '../../../shared/text/en/catalogue.ts';

/** Something the user can do by menu, shortcut, palette or button. One command a file, named `areaVerb` after its id. */
export interface Command {
  /** `area.verb`; the menu of the main process names commands by it. */
  readonly id: string;
  readonly title: TextKey;
  /**
   * Modifiers, then the `code` of the key, so that it works in every keyboard layout: `Mod+Shift+KeyZ`. `Mod` is Ctrl, or
   * ⌘ on a Mac. Several ones if there are.
   */
  readonly shortcuts?: readonly string[];
  /** Whether the shortcut also works while text is being typed. Not for keys that edit text themselves. */
  readonly isForFields?: boolean;
  /** Whether it can be run now; always, if absent. */
  readonly when?: () => boolean;
  readonly run: () => void | Promise<void>;
}
