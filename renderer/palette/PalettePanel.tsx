import { type DragEvent, useState } from 'react';
import type { NodeType } from '../../shared/layers/NodeType.ts';
import { addNode } from '../stores/addNode.ts';
import { useDocument } from '../stores/documents.ts';
import { useText } from '../stores/text.ts';
import { categories, nodeCatalogue } from '../ui/graph/nodeCatalogue.ts';
import { NodeIcon } from '../ui/graph/NodeIcon.tsx';
import { nodeDragType } from '../ui/graph/nodeDragType.ts';
import { nodeLook } from '../ui/graph/nodeLook.ts';
import { searchNodeTypes } from '../ui/graph/searchNodeTypes.ts';
import { SearchField } from '../ui/SearchField.tsx';
import { Section } from '../ui/Section.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { NodeTypeHelp } from './NodeTypeHelp.tsx';
import styles from './PalettePanel.module.css';

const noDefinitions = {};

/** Everything a network can be built of, by category or by search: drag it to the canvas, or click to continue from the selected node. */
export const PalettePanel = () => {
  const { text } = useText();
  const [query, setQuery] = useState('');
  const definitions = useDocument()?.definitions ?? noDefinitions;
  const found = searchNodeTypes(nodeCatalogue(definitions), query);
  const isSearching = query.trim() !== '';
  const shelves = categories
    .map(category => ({ category, types: found.filter(type => type.category === category) }))
    .filter(({ types }) => types.length > 0);
  const rows = (types: readonly NodeType[]) => (
    <ul className={styles.list}>
      {types.map(type => (
        <li key={type.type}>
          <PaletteRow type={type} definitions={definitions} />
        </li>
      ))}
    </ul>
  );
  return (
    <div className={styles.panel}>
      <div className={styles.search}>
        <SearchField
          value={query}
          label={text('canvas.searchNodes')}
          onChange={setQuery}
          onKeyDown={event => {
            const [best] = found;
            if (event.key === 'Enter' && !event.nativeEvent.isComposing && best) addNode(best.type);
            if (event.key === 'Escape' && query !== '') {
              event.stopPropagation();
              setQuery('');
            }
          }}
        />
      </div>
      <div className={styles.shelves}>
        {isSearching && found.length > 0 && rows(found)}
        {isSearching && found.length === 0 && <p className={styles.nothing}>{text('palette.nothing', { query })}</p>}
        {!isSearching &&
          shelves.map(({ category, types }) => (
            <Section key={category} title={text(`category.${category}`)}>
              {rows(types)}
            </Section>
          ))}
      </div>
    </div>
  );
};

interface PaletteRowProps {
  readonly type: NodeType;
  readonly definitions: Parameters<typeof nodeLook>[0];
}

const PaletteRow = ({ type, definitions }: PaletteRowProps) => {
  const look = nodeLook(definitions, type.type);
  const onDragStart = (event: DragEvent) => {
    event.dataTransfer.setData(nodeDragType, type.type);
    event.dataTransfer.effectAllowed = 'copy';
  };
  return (
    <Tooltip label={<NodeTypeHelp type={type} />} side="right">
      <button
        type="button"
        className={styles.row}
        data-category={look.category}
        draggable
        onDragStart={onDragStart}
        onClick={() => addNode(type.type)}
      >
        <NodeIcon look={look} />
        <span className={styles.name}>{type.type}</span>
      </button>
    </Tooltip>
  );
};
