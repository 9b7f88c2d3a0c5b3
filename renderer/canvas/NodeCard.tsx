import type { NodeProps } from '@xyflow/react';
import { Fragment, memo } from 'react';
import { formatShape, type Shape } from '../../shared/base/shape.ts';
import type { LoweredNode } from '../../shared/lowering/LoweredGraph.ts';
import { useHead, useLoweredNode, useNode, useNodeProblems } from '../stores/documents.ts';
import { useText } from '../stores/text.ts';
import { NodeIcon } from '../ui/graph/NodeIcon.tsx';
import { paramLine } from '../ui/graph/paramLine.ts';
import type { CardNode } from './flowElements.ts';
import { FrozenMark } from './FrozenMark.tsx';
import styles from './NodeCard.module.css';
import { Port } from './Port.tsx';
import { ProblemMark, severityOf } from './ProblemMark.tsx';
import { TrainingMark } from './TrainingMark.tsx';

/** The shape that leaves a node; of its first output where there are several. */
const mainShape = (lowered: LoweredNode | undefined): Shape | undefined => lowered && Object.values(lowered.outputs)[0];

/** A name that may break between its words, where there is room for two lines. */
const breakable = (name: string) =>
  name.split(/(?=[A-Z][a-z])/).map((word, index) => (
    // The words of a name have no identity but their place.
    <Fragment key={`${index} ${word}`}>
      {index > 0 && <wbr />}
      {word}
    </Fragment>
  ));

/** A node on the canvas: what it is, the parameters that matter, and the shape that leaves it. */
export const NodeCard = memo(({ id, data }: NodeProps<CardNode>) => {
  const { text } = useText();
  const node = useNode(id);
  const lowered = useLoweredNode(id);
  const problems = useNodeProblems(id);
  const head = useHead(id);
  if (!node) return null;
  const { look, ports, direction } = data;
  const shape = mainShape(lowered);
  const instances = lowered?.instances ?? 1;
  return (
    <>
      <div
        className={styles.card}
        data-category={look.category}
        data-block={look.isBlock || undefined}
        data-repeated={instances > 1 || undefined}
        data-severity={severityOf(problems)}
        data-bypassed={lowered?.isBypassed || undefined}
      >
        <div className={styles.header}>
          <NodeIcon look={look} />
          <span className={styles.name}>{breakable(node.label ?? node.type)}</span>
          {instances > 1 && <span className={styles.count}>×{instances}</span>}
          <FrozenMark nodeId={id} />
          <TrainingMark nodeId={id} />
          {problems.length > 0 && <ProblemMark problems={problems} />}
        </div>
        <div className={styles.body}>
          <div className={styles.params}>{look.type && lowered ? paramLine(look.type, lowered.params) : ''}</div>
          <div className={styles.footer}>
            <span className={styles.shape}>{shape ? formatShape(shape) : '—'}</span>
            {head && <span className={styles.head}>{text('canvas.output')}</span>}
          </div>
        </div>
      </div>
      {ports.inputs.map(port => (
        <Port key={port.handle} nodeId={id} port={port} side="target" direction={direction} />
      ))}
      {ports.outputs.map(port => (
        <Port key={port.handle} nodeId={id} port={port} side="source" direction={direction} />
      ))}
    </>
  );
});
