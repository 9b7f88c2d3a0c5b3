import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import type { LoweredGraph } from '../../shared/lowering/LoweredGraph.ts';
import { problemsOfNode } from '../stores/problemsOfNode.ts';
import { useText } from '../stores/text.ts';
import { Section } from '../ui/Section.tsx';
import { ProblemRow } from './ProblemRow.tsx';

interface NodeProblemsProps {
  readonly document: GraphDocument;
  readonly lowered: LoweredGraph;
  readonly nodes: readonly string[];
}

/** What is wrong with the selected nodes. */
export const NodeProblems = ({ document, lowered, nodes }: NodeProblemsProps) => {
  const { text } = useText();
  const problems = nodes.flatMap(id => problemsOfNode(lowered, id));
  if (problems.length === 0) return null;
  return (
    <Section title={text('inspector.problems')}>
      <ul>
        {problems.map(problem => (
          <ProblemRow key={`${problem.code} ${JSON.stringify(problem.at)}`} document={document} problem={problem} />
        ))}
      </ul>
    </Section>
  );
};
