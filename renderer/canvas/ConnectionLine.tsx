import { type ConnectionLineComponentProps, Position } from '@xyflow/react';
import { useStore } from 'zustand';
import { useText } from '../stores/text.ts';
import styles from './ConnectionLine.module.css';
import { connectingStore, portKey } from './connecting.ts';
import type { CardNode } from './flowElements.ts';
import { roundedPath, wirePoints } from '../ui/graph/wirePath.ts';

/** The wire being drawn, and beside the pointer the reason why it may not end where it is. */
export const ConnectionLine = (props: ConnectionLineComponentProps<CardNode>) => {
  const { fromX, fromY, toX, toY, fromHandle, toHandle, connectionStatus } = props;
  const { problem } = useText();
  const reason = useStore(connectingStore, ({ targets }) =>
    toHandle ? targets.get(portKey(toHandle.nodeId, toHandle.type, toHandle.id ?? ''))?.problem : undefined,
  );
  const [start, end] = [
    { x: fromX, y: fromY },
    { x: toX, y: toY },
  ];
  const isRight = fromHandle.position === Position.Left || fromHandle.position === Position.Right;
  const direction = isRight ? 'right' : 'down';
  const [from, to] = fromHandle.type === 'source' ? [start, end] : [end, start];
  return (
    <g className={styles.connection} data-status={connectionStatus ?? undefined}>
      <path className={styles.line} d={roundedPath(wirePoints({ from, to, direction, bend: 'source' }))} />
      <circle className={styles.end} cx={toX} cy={toY} r={4} />
      {reason && (
        <text className={styles.reason} x={toX + 14} y={toY + 4}>
          {problem(reason)}
        </text>
      )}
    </g>
  );
};
