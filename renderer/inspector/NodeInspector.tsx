import type { Problem } from '../../shared/base/problem.ts';
import type { GraphDocument, GraphNode } from '../../shared/graph/GraphDocument.ts';
import type { ParamSpecs } from '../../shared/layers/ParamSpec.ts';
import type { LoweredGraph } from '../../shared/lowering/LoweredGraph.ts';
import { NodeProblems } from '../problems/NodeProblems.tsx';
import { useDocument, useLowered } from '../stores/documents.ts';
import { useText } from '../stores/text.ts';
import { nodeLook } from '../ui/graph/nodeLook.ts';
import { Section } from '../ui/Section.tsx';
import { CostSection } from './CostSection.tsx';
import { NodeHeading } from './NodeHeading.tsx';
import { OutputSection } from './OutputSection.tsx';
import { ParamField } from './ParamField.tsx';
import { ShapeSection } from './ShapeSection.tsx';
import { StructureSection } from './StructureSection.tsx';

interface NodeInspectorProps {
  readonly nodes: readonly string[];
}

/** The parameters that all of the nodes have, of the same kind. */
function sharedSpecs(document: GraphDocument, nodes: readonly (readonly [string, GraphNode])[]): ParamSpecs {
  const [first = {}, ...others] = nodes.map(([, { type }]) => nodeLook(document.definitions, type).type?.params ?? {});
  const shared = Object.entries(first).filter(([name, { kind }]) => others.every(specs => specs[name]?.kind === kind));
  return Object.fromEntries(shared);
}

/** Everything that can be set on the selected nodes, and what comes of it. */
export const NodeInspector = ({ nodes: ids }: NodeInspectorProps) => {
  const document = useDocument();
  const lowered = useLowered();
  if (!document || !lowered) return null;
  const nodes = ids.flatMap(id => {
    const node = document.nodes[id];
    return node ? [[id, node] as const] : [];
  });
  const [only] = nodes;
  if (!only) return null;
  const present = nodes.map(([id]) => id);
  return (
    <>
      <NodeHeading nodes={nodes} definitions={document.definitions} />
      <NodeProblems document={document} lowered={lowered} nodes={present} />
      <ParamSection document={document} lowered={lowered} nodes={nodes} />
      {nodes.length === 1 && (
        <>
          <StructureSection id={only[0]} node={only[1]} lowered={lowered} />
          <OutputSection id={only[0]} head={document.heads[only[0]]} />
          <ShapeSection lowered={lowered.nodes[only[0]]} />
        </>
      )}
      <CostSection nodes={present} lowered={lowered} />
    </>
  );
};

interface ParamSectionProps {
  readonly document: GraphDocument;
  readonly lowered: LoweredGraph;
  readonly nodes: readonly (readonly [string, GraphNode])[];
}

const ParamSection = ({ document, lowered, nodes }: ParamSectionProps) => {
  const { text, problem } = useText();
  const specs = sharedSpecs(document, nodes);
  const ids = nodes.map(([id]) => id);
  const [first = ''] = ids;
  if (Object.keys(specs).length === 0) return null;
  const isAt =
    (name: string) =>
    ({ at }: Problem): boolean =>
      at.path === `params.${name}` && ids.includes(at.nodeId ?? '');
  return (
    <Section title={text('inspector.parameters')}>
      {Object.entries(specs).map(([name, spec]) => {
        const fault = lowered.problems.find(isAt(name));
        return (
          <ParamField
            key={name}
            nodes={ids}
            name={name}
            spec={spec}
            values={nodes.map(([, node]) => node.params[name])}
            resolved={lowered.nodes[first]?.params[name]}
            error={fault && problem(fault)}
          />
        );
      })}
    </Section>
  );
};
