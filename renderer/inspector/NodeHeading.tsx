import type { GraphDocument, GraphNode } from '../../shared/graph/GraphDocument.ts';
import { invoke } from '../client/client.ts';
import { documents } from '../stores/documents.ts';
import { useText } from '../stores/text.ts';
import { NodeIcon } from '../ui/graph/NodeIcon.tsx';
import { nodeLook } from '../ui/graph/nodeLook.ts';
import { Section } from '../ui/Section.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './NodeHeading.module.css';

interface NodeHeadingProps {
  readonly nodes: readonly (readonly [string, GraphNode])[];
  readonly definitions: GraphDocument['definitions'];
}

/** What is selected: its type in words, and its name to change; how many, where there are several. */
export const NodeHeading = ({ nodes, definitions }: NodeHeadingProps) => {
  const { text, locale } = useText();
  const [first] = nodes;
  if (!first) return null;
  const [id, { type, label }] = first;
  if (nodes.length > 1) {
    const types = [...new Set(nodes.map(([, node]) => node.type))];
    return (
      <Section>
        <p className={styles.title}>{text('inspector.selected', { count: nodes.length })}</p>
        <p className={styles.summary}>{types.join(', ')}</p>
      </Section>
    );
  }
  const look = nodeLook(definitions, type);
  const reference = look.type?.reference;
  const arxiv = reference?.arxiv;
  return (
    <Section>
      <div className={styles.head}>
        <NodeIcon look={look} />
        <span className={styles.title}>{type}</span>
        <span className={styles.id}>{id}</span>
      </div>
      <p className={styles.summary}>{look.type?.summary[locale] ?? text('inspector.unknownType', { type })}</p>
      {reference && arxiv !== undefined && (
        <button
          type="button"
          className={styles.paper}
          onClick={() =>
            void invoke('shell.openLink', { url: `https://arxiv.org/abs/${arxiv}` }).catch(() => undefined)
          }
        >
          {text('inspector.paper', { title: reference.title })}
        </button>
      )}
      <TextField
        value={label ?? ''}
        placeholder={type}
        aria-label={text('inspector.name')}
        onCommit={name =>
          documents.run({ kind: 'setLabel', node: id, label: name.trim() === '' ? undefined : name.trim() })
        }
      />
    </Section>
  );
};
