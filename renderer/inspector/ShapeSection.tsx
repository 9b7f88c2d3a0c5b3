import { formatShape } from '../../shared/base/shape.ts';
import type { LoweredNode } from '../../shared/lowering/LoweredGraph.ts';
import { useText } from '../stores/text.ts';
import { Section } from '../ui/Section.tsx';
import { Figure } from './Figure.tsx';

/** The shape that leaves the node at each of its outputs. */
export const ShapeSection = ({ lowered }: { readonly lowered: LoweredNode | undefined }) => {
  const { text } = useText();
  const outputs = Object.entries(lowered?.outputs ?? {});
  return (
    <Section title={text('inspector.shapes')}>
      {outputs.map(([port, shape]) => (
        <Figure key={port} label={port} value={formatShape(shape)} />
      ))}
      {outputs.length === 0 && <Figure label="out" value={text('inspector.unknownShape')} />}
    </Section>
  );
};
