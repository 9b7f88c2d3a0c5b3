import { addCosts, noCosts } from '../../shared/lowering/Costs.ts';
import type { LoweredGraph } from '../../shared/lowering/LoweredGraph.ts';
import { formatBytes } from '../../shared/text/formatBytes.ts';
import { formatCount } from '../../shared/text/formatCount.ts';
import { formatPercent } from '../../shared/text/formatPercent.ts';
import { formatScaled } from '../../shared/text/formatScaled.ts';
import { useText } from '../stores/text.ts';
import { Section } from '../ui/Section.tsx';
import { Figure } from './Figure.tsx';

interface CostSectionProps {
  readonly nodes: readonly string[];
  readonly lowered: LoweredGraph;
}

/** What the nodes cost together, and their share of the network. */
export const CostSection = ({ nodes, lowered }: CostSectionProps) => {
  const { text } = useText();
  const costs = nodes.reduce((sum, id) => addCosts(sum, lowered.nodes[id]?.costs ?? noCosts), noCosts);
  const { totals } = lowered;
  const share = (part: number, whole: number): string | undefined =>
    whole > 0 && part > 0 ? formatPercent(part / whole, 1) : undefined;
  return (
    <Section title={text('inspector.costs')}>
      <Figure
        label={text('inspector.params')}
        value={formatScaled(costs.params)}
        exact={formatCount(costs.params)}
        note={share(costs.params, totals.params)}
      />
      <Figure
        label={text('inspector.macs')}
        value={formatScaled(costs.macs)}
        exact={formatCount(costs.macs)}
        note={share(costs.macs, totals.macs)}
      />
      <Figure
        label={text('inspector.weightBytes')}
        value={formatBytes(costs.weightBytes)}
        exact={`${formatCount(costs.weightBytes)} B`}
        note={share(costs.weightBytes, totals.weightBytes)}
      />
    </Section>
  );
};
