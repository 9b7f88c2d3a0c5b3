import { type UIEvent, useRef, useState } from 'react';
import { formatShape } from '../../shared/base/shape.ts';
import type { PlanLayer } from '../../shared/lowering/LayerPlan.ts';
import { formatCount } from '../../shared/text/formatCount.ts';
import { formatPercent } from '../../shared/text/formatPercent.ts';
import { formatScaled } from '../../shared/text/formatScaled.ts';
import { useActiveId, useLowered } from '../stores/documents.ts';
import { revealNode } from '../stores/revealNode.ts';
import { useSelection } from '../stores/selection.ts';
import { useText } from '../stores/text.ts';
import styles from './LayersTable.module.css';

const rowHeight = 24;
/** Rows drawn above and below what is seen. */
const spare = 10;

/** Every layer of the unrolled network in execution order, with its cost; only the rows in sight are drawn. */
export const LayersTable = () => {
  const { text } = useText();
  const lowered = useLowered();
  const selected = useSelection(useActiveId()).nodes;
  const [top, setTop] = useState(0);
  const table = useRef<HTMLDivElement>(null);
  if (!lowered || lowered.layers.length === 0) return <p className={styles.none}>{text('layers.none')}</p>;
  const { layers, totals } = lowered;
  const seen = Math.ceil((table.current?.clientHeight ?? 600) / rowHeight);
  const first = Math.max(0, Math.floor(top / rowHeight) - spare);
  const shown = layers.slice(first, first + seen + 2 * spare);
  const onScroll = (event: UIEvent<HTMLDivElement>) => setTop(event.currentTarget.scrollTop);
  return (
    <div
      ref={table}
      className={styles.table}
      role="table"
      aria-label={text('layers.label')}
      aria-rowcount={layers.length + 1}
      onScroll={onScroll}
    >
      <div className={styles.head} role="row">
        {(['name', 'type', 'shape', 'params', 'macs', 'share'] as const).map(column => (
          <span key={column} role="columnheader">
            {text(`layers.${column}`)}
          </span>
        ))}
      </div>
      <div role="rowgroup" style={{ height: layers.length * rowHeight }}>
        <div style={{ transform: `translateY(${first * rowHeight}px)` }}>
          {shown.map((layer, index) => (
            <LayerRow
              key={layer.name}
              layer={layer}
              index={first + index}
              isSelected={selected.includes(layer.node)}
              share={totals.macs > 0 ? layer.costs.macs / totals.macs : 0}
            />
          ))}
        </div>
      </div>
    </div>
  );
};

interface LayerRowProps {
  readonly layer: PlanLayer;
  readonly index: number;
  readonly isSelected: boolean;
  readonly share: number;
}

const LayerRow = ({ layer, index, isSelected, share }: LayerRowProps) => {
  const { origin, type, shape, costs, node } = layer;
  const cost = (value: number): string => (value === 0 ? '' : formatScaled(value));
  return (
    <div
      className={styles.row}
      role="row"
      aria-rowindex={index + 2}
      data-selected={isSelected || undefined}
      onClick={() => revealNode(node)}
    >
      <span role="cell" title={origin}>
        {origin}
      </span>
      <span role="cell">{type}</span>
      <span role="cell">{formatShape(shape)}</span>
      <span role="cell" title={formatCount(costs.params)}>
        {cost(costs.params)}
      </span>
      <span role="cell" title={formatCount(costs.macs)}>
        {cost(costs.macs)}
      </span>
      <span role="cell" className={styles.share}>
        {share > 0 && (
          <>
            <span className={styles.bar} style={{ width: `${100 * share}%` }} />
            {formatPercent(share, 1)}
          </>
        )}
      </span>
    </div>
  );
};
