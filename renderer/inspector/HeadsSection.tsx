import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import { revealNode } from '../stores/revealNode.ts';
import { useText } from '../stores/text.ts';
import { NodeIcon } from '../ui/graph/NodeIcon.tsx';
import { nodeLook } from '../ui/graph/nodeLook.ts';
import { Section } from '../ui/Section.tsx';
import styles from './HeadsSection.module.css';

/** The trained outputs of the network; a click leads to the node. */
export const HeadsSection = ({ document }: { readonly document: GraphDocument }) => {
  const { text } = useText();
  const heads = Object.entries(document.heads);
  return (
    <Section title={text('inspector.outputs')}>
      {heads.map(([id, { loss }]) => {
        const node = document.nodes[id];
        return (
          node && (
            <button key={id} type="button" className={styles.head} onClick={() => revealNode(id)}>
              <NodeIcon look={nodeLook(document.definitions, node.type)} />
              <span className={styles.name}>{node.label ?? id}</span>
              <span className={styles.loss}>{loss}</span>
            </button>
          )
        );
      })}
      {heads.length === 0 && <p className={styles.none}>{text('inspector.outputs.none')}</p>}
    </Section>
  );
};
