import { memo } from 'react';
import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import type { LoweredGraph } from '../../../shared/lowering/LoweredGraph.ts';
import styles from './GraphPicture.module.css';
import { type PictureNode, pictureOf } from './pictureOf.ts';

interface GraphPictureProps {
  readonly document: GraphDocument;
  /** What lowering made of it: shapes, how often nodes repeat, which are left out. */
  readonly lowered: LoweredGraph;
  /** Its name for people who do not see it. */
  readonly label: string;
}

/** A small drawing of a network: a bar for each block, as high as its resolution, as thick as its channels. */
export const GraphPicture = memo(({ document, lowered, label }: GraphPictureProps) => {
  const { box, nodes, wires } = pictureOf(document, lowered);
  return (
    <svg className={styles.picture} viewBox={box.join(' ')} role="img" aria-label={label}>
      {wires.map(({ id, path }) => (
        <path key={id} className={styles.wire} d={path} />
      ))}
      {nodes.map(node => (
        <Bars key={node.id} node={node} />
      ))}
    </svg>
  );
});

const Bars = ({ node: { category, y, width, height, bars, hasShortcut } }: { readonly node: PictureNode }) => (
  <g data-category={category}>
    {bars.map(x => (
      <g key={x}>
        {hasShortcut && <path className={styles.bow} d={bow(x, width, y - height / 2)} />}
        <rect className={styles.bar} x={x} y={y - height / 2} width={width} height={height} rx={2} />
      </g>
    ))}
  </g>
);

/** A bow over a bar, from its left to its right. */
const bow = (x: number, width: number, top: number): string =>
  `M${x - 1.5} ${top + 6}V${top - 1}Q${x - 1.5} ${top - 4} ${x + 1.5} ${top - 4}H${x + width - 1.5}Q${x + width + 1.5} ${top - 4} ${x + width + 1.5} ${top - 1}V${top + 6}`;
