import { Handle, Position } from '@xyflow/react';
import { useStore } from 'zustand';
import { connectingStore, portState } from './connecting.ts';
import type { NodePort } from './nodePorts.ts';
import styles from './Port.module.css';

interface PortProps {
  readonly nodeId: string;
  readonly port: NodePort;
  readonly side: 'source' | 'target';
}

/** A port: its shape says what it carries; while a wire is drawn, it says whether the wire may end here. */
export const Port = ({ nodeId, port, side }: PortProps) => {
  const { handle, kind, x, state: use } = port;
  const state = useStore(connectingStore, portState(nodeId, side, handle));
  return (
    <Handle
      type={side}
      id={handle}
      position={side === 'target' ? Position.Top : Position.Bottom}
      className={styles.port}
      style={{ left: x }}
      data-kind={kind}
      data-state={use}
      data-connecting={state}
    />
  );
};
