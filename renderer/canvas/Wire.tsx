import type { EdgeProps } from '@xyflow/react';
import { memo, useState } from 'react';
import { useStore } from 'zustand';
import { formatShape } from '../../shared/base/shape.ts';
import { useLoweredNode } from '../stores/documents.ts';
import { connectingStore } from './connecting.ts';
import type { WireEdge } from './flowElements.ts';
import type { Point } from '../ui/graph/Point.ts';
import { roundedPath, wireMiddle, wirePoints } from '../ui/graph/wirePath.ts';
import styles from './Wire.module.css';

/** A connection: orthogonal with round corners, past other nodes by its lane, its shape on hover. */
export const Wire = memo((props: EdgeProps<WireEdge>) => {
  const { id, source, sourceHandleId, sourceX, sourceY, targetX, targetY, selected, data } = props;
  const isDropTarget = useStore(connectingStore, ({ dropEdge }) => dropEdge === id);
  const [isHovered, setHovered] = useState(false);
  const points = wirePoints({
    from: { x: sourceX, y: sourceY },
    to: { x: targetX, y: targetY },
    direction: data?.direction,
    lane: data?.lane,
    bend: data?.bend ?? 'source',
    rank: data?.rank ?? 0,
  });
  const path = roundedPath(points);
  return (
    <g
      className={styles.wire}
      data-selected={selected || undefined}
      data-drop={isDropTarget || undefined}
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
    >
      <path className={styles.line} d={path} />
      <path className="react-flow__edge-interaction" d={path} fill="none" strokeOpacity={0} strokeWidth={16} />
      {isHovered && <ShapeLabel source={source} port={sourceHandleId ?? 'out'} at={wireMiddle(points)} />}
    </g>
  );
});

interface ShapeLabelProps {
  readonly source: string;
  readonly port: string;
  readonly at: Point;
}

const ShapeLabel = ({ source, port, at }: ShapeLabelProps) => {
  const shape = useLoweredNode(source)?.outputs[port];
  if (!shape) return null;
  return (
    <text className={styles.label} x={at.x} y={at.y}>
      {formatShape(shape)}
    </text>
  );
};
