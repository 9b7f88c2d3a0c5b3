import { useEffect, useRef } from 'react';
import { currentDocument } from '../stores/documents.ts';
import { useText } from '../stores/text.ts';
import { NodeIcon } from '../ui/graph/NodeIcon.tsx';
import { nodeLook } from '../ui/graph/nodeLook.ts';
import { type FoundType, foundName } from '../ui/graph/searchNodeTypes.ts';
import styles from './QuickAdd.module.css';

interface QuickAddListProps {
  readonly found: readonly FoundType[];
  readonly chosen: FoundType | undefined;
  readonly onChoose: (found: FoundType) => void;
}

/** What the search found; what Enter would add is kept in sight. */
export const QuickAddList = ({ found, chosen, onChoose }: QuickAddListProps) => {
  const { text, locale } = useText();
  const list = useRef<HTMLDivElement>(null);
  const definitions = currentDocument()?.history.present.definitions ?? {};
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <div ref={list} className={styles.list} role="listbox" aria-label={text('canvas.addNode')}>
      {found.map(hit => (
        <button
          key={foundName(hit)}
          type="button"
          role="option"
          aria-selected={hit === chosen}
          className={styles.row}
          title={hit.type.summary[locale]}
          tabIndex={-1}
          onClick={() => onChoose(hit)}
        >
          <NodeIcon look={nodeLook(definitions, hit.type.type)} />
          {foundName(hit)}
        </button>
      ))}
      {found.length === 0 && <p className={styles.empty}>{text('canvas.nothingFound')}</p>}
    </div>
  );
};
