import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { formatShape, type Shape } from '../../shared/base/shape.ts';
import type { LoweredNode } from '../../shared/lowering/LoweredGraph.ts';
import { useHead, useLoweredNode, useNode, useNodeProblems } from '../stores/documents.ts';
import { useText } from '../stores/text.ts';
import { NodeIcon } from '../ui/graph/NodeIcon.tsx';
import { paramLine } from '../ui/graph/paramLine.ts';
import type { CardNode } from './flowElements.ts';
import styles from './NodeCard.module.css';
import { Port } from './Port.tsx';
import { ProblemMark, severityOf } from './ProblemMark.tsx';

/** The shape that leaves a node; of its first output where there are several. */
export const mainShape = (lowered: LoweredNode | undefined): Shape | undefined =>
  lowered && Object.values(lowered.outputs)[0];

/** A node on the canvas: what it is, the parameters that matter, and the shape that leaves it. */
export const NodeCard = memo(({ id, data }: NodeProps<CardNode>) => {
  const { text } = useText();
  const node = useNode(id);
  const lowered = useLoweredNode(id);
  const problems = useNodeProblems(id);
  const head = useHead(id);
  if (!node) return null;
  const { look, ports } = data;
  const shape = mainShape(lowered);
  const isRepeated = node.repeat !== undefined;
  return (
    <div
      className={styles.card}
      data-category={look.category}
      data-block={look.isBlock || undefined}
      data-repeated={isRepeated || undefined}
      data-severity={severityOf(problems)}
      data-bypassed={lowered?.isBypassed || undefined}
    >
      <div className={styles.header}>
        <NodeIcon look={look} />
        <span className={styles.name}>{node.label ?? node.type}</span>
        {isRepeated && <span className={styles.count}>×{lowered?.instances ?? '?'}</span>}
        {problems.length > 0 && <ProblemMark problems={problems} />}
      </div>
      <div className={styles.body}>
        <div className={styles.params}>{look.type && lowered ? paramLine(look.type, lowered.params) : ''}</div>
        <div className={styles.footer}>
          <span className={styles.shape}>{shape ? formatShape(shape) : '—'}</span>
          {head && <span className={styles.head}>{text('canvas.output')}</span>}
        </div>
      </div>
      {ports.inputs.map(port => (
        <Port key={port.handle} nodeId={id} port={port} side="target" />
      ))}
      {ports.outputs.map(port => (
        <Port key={port.handle} nodeId={id} port={port} side="source" />
      ))}
    </div>
  );
});
