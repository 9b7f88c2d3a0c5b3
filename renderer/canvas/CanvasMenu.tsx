import { ContextMenu } from '@base-ui/react/context-menu';
import { type MouseEvent, type ReactElement, useState } from 'react';
import { select, selectionOf } from '../stores/selection.ts';
import { Kbd } from '../ui/Kbd.tsx';
import type { MenuEntry } from '../ui/MenuEntry.ts';
import popups from '../ui/popup.module.css';

export type CommandEntries = (ids: readonly string[]) => readonly MenuEntry[];

interface CanvasMenuProps {
  readonly documentId: string;
  readonly commandEntries: CommandEntries;
  /** The canvas; it must take a ref and pass on its props. */
  readonly children: ReactElement;
}

type Groups = readonly (readonly string[])[];

const groups: Readonly<Record<'node' | 'edge' | 'pane', Groups>> = {
  node: [
    ['edit.cut', 'edit.copy', 'edit.duplicate', 'edit.delete'],
    ['edit.toggleOutput', 'edit.bypass'],
    ['view.fitSelection'],
  ],
  edge: [['edit.addNode', 'edit.delete']],
  pane: [
    ['edit.addNode', 'edit.paste', 'edit.selectAll'],
    ['view.fit', 'view.layout', 'edit.expand'],
  ],
};

/** What the pointer is on; it becomes what is selected, so that the commands mean it. */
function pointAt(event: MouseEvent, documentId: string): keyof typeof groups {
  const target = event.target instanceof Element ? event.target : null;
  const node = target?.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
  const edge = target?.closest<HTMLElement>('.react-flow__edge')?.dataset['id'];
  if (node !== undefined) {
    if (!selectionOf(documentId).nodes.includes(node)) select(documentId, [node]);
    return 'node';
  }
  if (edge === undefined) return 'pane';
  select(documentId, [], [edge]);
  return 'edge';
}

/** The menu of the right mouse button on the canvas. */
export const CanvasMenu = ({ documentId, commandEntries, children }: CanvasMenuProps) => {
  const [kind, setKind] = useState<keyof typeof groups>('pane');
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger render={children} onContextMenu={event => setKind(pointAt(event, documentId))} />
      <ContextMenu.Portal>
        <ContextMenu.Positioner className={popups.positioner}>
          <ContextMenu.Popup className={popups.popup}>
            <MenuGroups groups={groups[kind]} commandEntries={commandEntries} />
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
};

interface MenuGroupsProps {
  readonly groups: Groups;
  readonly commandEntries: CommandEntries;
}

const MenuGroups = ({ groups: shown, commandEntries }: MenuGroupsProps) =>
  shown.map((ids, index) => (
    <div key={ids.join(' ')} role="group">
      {index > 0 && <ContextMenu.Separator className={popups.separator} />}
      {commandEntries(ids).map(entry => (
        <ContextMenu.Item
          key={entry.id}
          className={popups.item}
          disabled={entry.disabled ?? false}
          onClick={() => entry.run()}
        >
          <span className={popups.text}>{entry.label}</span>
          {entry.shortcut !== undefined && <Kbd shortcut={entry.shortcut} />}
        </ContextMenu.Item>
      ))}
    </div>
  ));
