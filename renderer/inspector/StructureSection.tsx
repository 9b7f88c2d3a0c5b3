import type { GraphNode, Value } from '../../shared/graph/GraphDocument.ts';
import type { LoweredGraph } from '../../shared/lowering/LoweredGraph.ts';
import { documents } from '../stores/documents.ts';
import { useText } from '../stores/text.ts';
import { Section } from '../ui/Section.tsx';
import { ValueField } from './ValueField.tsx';

interface StructureSectionProps {
  readonly id: string;
  readonly node: GraphNode;
  readonly lowered: LoweredGraph;
}

/** How often the node stands in a row, and whether it is there at all. */
export const StructureSection = ({ id, node, lowered }: StructureSectionProps) => {
  const { text, problem } = useText();
  const own = lowered.nodes[id];
  const faultOf = (path: string): string | undefined => {
    const fault = lowered.problems.find(({ at }) => at.nodeId === id && at.path === path);
    return fault && problem(fault);
  };
  const setRepeat = (value: Value | undefined): void => void documents.run({ kind: 'setRepeat', node: id, value });
  const setWhen = (value: Value | undefined): void => void documents.run({ kind: 'setWhen', nodes: [id], value });
  return (
    <Section title={text('inspector.structure')}>
      <ValueField
        label={text('inspector.repeat')}
        hint={text('inspector.repeat.hint')}
        value={node.repeat}
        absent="1"
        result={own && node.repeat !== undefined ? String(own.instances) : undefined}
        error={faultOf('repeat')}
        onChange={value => setRepeat(value === 1 ? undefined : value)}
      />
      <ValueField
        label={text('inspector.when')}
        hint={text('inspector.when.hint')}
        value={node.when}
        absent={text('inspector.always')}
        result={own && node.when !== undefined ? String(!own.isBypassed) : undefined}
        error={faultOf('when')}
        onChange={value => setWhen(value === true ? undefined : value)}
      />
    </Section>
  );
};
