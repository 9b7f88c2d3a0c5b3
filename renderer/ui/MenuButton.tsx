import { Menu } from '@base-ui/react/menu';
import { Ellipsis } from 'lucide-react';
import styles from './IconButton.module.css';
import { Kbd } from './Kbd.tsx';
import type { MenuEntry } from './MenuEntry.ts';
import popups from './popup.module.css';

interface MenuButtonProps {
  /** What it offers, for screen readers and people who rest on it. */
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

/** A button with three dots for what is done less often than what stands beside it. */
export const MenuButton = ({ label, entries }: MenuButtonProps) => (
  <Menu.Root modal={false}>
    <Menu.Trigger className={styles.button} aria-label={label} title={label}>
      <Ellipsis size={16} strokeWidth={1.5} aria-hidden />
    </Menu.Trigger>
    <Menu.Portal>
      <Menu.Positioner className={popups.positioner} sideOffset={4} align="end">
        <Menu.Popup className={popups.popup}>
          {entries.map(entry => (
            <Menu.Item
              key={entry.id}
              className={popups.item}
              disabled={entry.disabled ?? false}
              onClick={() => entry.run()}
            >
              <span className={popups.text}>{entry.label}</span>
              {entry.shortcut !== undefined && <Kbd shortcut={entry.shortcut} />}
            </Menu.Item>
          ))}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  </Menu.Root>
);
