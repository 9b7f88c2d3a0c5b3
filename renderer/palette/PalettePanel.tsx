import { type DragEvent, useState } from 'react';
import { addNode } from '../stores/addNode.ts';
import { useDocumentPart } from '../stores/documents.ts';
import { useText } from '../stores/text.ts';
import { categories, nodeCatalogue } from '../ui/graph/nodeCatalogue.ts';
import { NodeIcon } from '../ui/graph/NodeIcon.tsx';
import { nodeDragType, printDragged } from '../ui/graph/nodeDrag.ts';
import { nodeLook } from '../ui/graph/nodeLook.ts';
import { type FoundType, foundName, foundParams, searchNodeTypes } from '../ui/graph/searchNodeTypes.ts';
import { SearchField } from '../ui/SearchField.tsx';
import { Section } from '../ui/Section.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { NodeTypeHelp } from './NodeTypeHelp.tsx';
import styles from './PalettePanel.module.css';

const noDefinitions = {};

const newNode = (hit: FoundType) => ({ type: hit.type.type, params: foundParams(hit) });

/** Everything a network can be built of, by category or by search: drag it to the canvas, or click to continue from the selected node. */
export const PalettePanel = () => {
  const { text } = useText();
  const [query, setQuery] = useState('');
  const definitions = useDocumentPart('definitions') ?? noDefinitions;
  const found = searchNodeTypes(nodeCatalogue(definitions), query);
  const isSearching = query.trim() !== '';
  const shelves = categories
    .map(category => ({ category, hits: found.filter(({ type }) => type.category === category) }))
    .filter(({ hits }) => hits.length > 0);
  const rows = (hits: readonly FoundType[]) => (
    <ul className={styles.list}>
      {hits.map(hit => (
        <li key={foundName(hit)}>
          <PaletteRow hit={hit} definitions={definitions} />
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
            if (event.key === 'Enter' && !event.nativeEvent.isComposing && best) addNode(newNode(best));
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
          shelves.map(({ category, hits }) => (
            <Section key={category} title={text(`category.${category}`)}>
              {rows(hits)}
            </Section>
          ))}
      </div>
    </div>
  );
};

interface PaletteRowProps {
  readonly hit: FoundType;
  readonly definitions: Parameters<typeof nodeLook>[0];
}

const PaletteRow = ({ hit, definitions }: PaletteRowProps) => {
  const look = nodeLook(definitions, hit.type.type);
  const onDragStart = (event: DragEvent) => {
    event.dataTransfer.setData(nodeDragType, printDragged(newNode(hit)));
    event.dataTransfer.effectAllowed = 'copy';
  };
  return (
    <Tooltip label={<NodeTypeHelp type={hit.type} />} side="right">
      <button
        type="button"
        className={styles.row}
        data-category={look.category}
        draggable
        onDragStart={onDragStart}
        onClick={() => addNode(newNode(hit))}
      >
        <NodeIcon look={look} />
        <span className={styles.name}>{foundName(hit)}</span>
      </button>
    </Tooltip>
  );
};
