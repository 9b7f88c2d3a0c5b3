import { Handle, Position } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import type { Direction } from '../ui/graph/direction.ts';
import { connectingStore, portState } from './connecting.ts';
import type { NodePort } from './nodePorts.ts';
import styles from './Port.module.css';

interface PortProps {
  readonly nodeId: string;
  readonly port: NodePort;
  readonly side: 'source' | 'target';
  readonly direction: Direction;
}

/**
 * A port: its shape says what it carries; while a wire is drawn, it says whether the wire may end here. An edit that
 * changes what stands on the node draws its ports no second time.
 */
export const Port = memo(({ nodeId, port, side, direction }: PortProps) => {
  const { handle, kind, at, state: use } = port;
  const isRight = direction === 'right';
  const [before, after] = isRight ? [Position.Left, Position.Right] : [Position.Top, Position.Bottom];
  const state = useStore(connectingStore, portState(nodeId, side, handle));
  return (
    <Handle
      type={side}
      id={handle}
      position={side === 'target' ? before : after}
      className={styles.port}
      style={isRight ? { top: at } : { left: at }}
      data-kind={kind}
      data-state={use}
      data-connecting={state}
    />
  );
});
