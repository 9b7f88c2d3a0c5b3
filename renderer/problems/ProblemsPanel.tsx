import type { Problem } from '../../shared/base/problem.ts';
import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import { useActiveDocument } from '../stores/documents.ts';
import { revealNode } from '../stores/revealNode.ts';
import { useText } from '../stores/text.ts';
import { ProblemRow } from './ProblemRow.tsx';
import styles from './ProblemsPanel.module.css';

/** The node a problem lies at, or the target of its connection. */
const nodeOf = ({ nodes, edges }: GraphDocument, { at }: Problem): string | undefined => {
  const id = at.nodeId ?? edges[at.edgeId ?? '']?.target;
  return id !== undefined && nodes[id] ? id : undefined;
};

/** Everything that is wrong with the document, errors first; a click leads to the place. */
export const ProblemsPanel = () => {
  const { text } = useText();
  const open = useActiveDocument();
  if (!open) return null;
  const document = open.history.present;
  const errorsFirst = [...open.lowered.problems].sort((a, b) => a.severity.localeCompare(b.severity));
  const ofOpening = open.problems.map(({ code, severity, at, values }) => ({ code, severity, at, values }));
  const all = [...ofOpening, ...errorsFirst];
  if (all.length === 0) return <p className={styles.none}>{text('problems.none')}</p>;
  return (
    <ul className={styles.list} aria-label={text('problems.label')}>
      {all.map(problem => {
        const node = nodeOf(document, problem);
        const place = node === undefined ? text('problems.document') : (document.nodes[node]?.label ?? node);
        return (
          <ProblemRow
            key={`${problem.code} ${JSON.stringify(problem.at)} ${JSON.stringify(problem.values)}`}
            document={document}
            problem={problem}
            place={place}
            onOpen={node === undefined ? undefined : () => revealNode(node)}
          />
        );
      })}
    </ul>
  );
};
