import { Menu as BaseMenu } from '@base-ui/react/menu';
import type { ReactElement } from 'react';
import { Kbd } from './Kbd.tsx';
import popups from './popup.module.css';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactElement;
  readonly shortcut?: string | undefined;
  readonly disabled?: boolean;
  /** A line above it: it begins another group. */
  readonly startsGroup?: boolean;
  run(): void;
}

interface MenuProps {
  /** The button that opens it; it must take a ref and pass on its props. */
  readonly trigger: ReactElement;
  readonly entries: readonly MenuEntry[];
  readonly align?: 'start' | 'end';
}

/** A list of things to do behind a button. */
export const Menu = ({ trigger, entries, align = 'start' }: MenuProps) => (
  <BaseMenu.Root>
    <BaseMenu.Trigger render={trigger} />
    <BaseMenu.Portal>
      <BaseMenu.Positioner className={popups.positioner} sideOffset={4} align={align}>
        <BaseMenu.Popup className={popups.popup}>
          {entries.map(entry => (
            <MenuRow key={entry.id} entry={entry} />
          ))}
        </BaseMenu.Popup>
      </BaseMenu.Positioner>
    </BaseMenu.Portal>
  </BaseMenu.Root>
);

const MenuRow = ({ entry }: { readonly entry: MenuEntry }) => (
  <>
    {entry.startsGroup === true && <BaseMenu.Separator className={popups.separator} />}
    <BaseMenu.Item className={popups.item} disabled={entry.disabled ?? false} onClick={() => entry.run()}>
      {entry.icon}
      <span className={popups.text}>{entry.label}</span>
      {entry.shortcut !== undefined && <Kbd shortcut={entry.shortcut} />}
    </BaseMenu.Item>
  </>
);
