import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import type { LayerPlan } from '../../shared/lowering/LayerPlan.ts';
import type { Totals } from '../../shared/lowering/LoweredGraph.ts';
import { formatBytes } from '../../shared/text/formatBytes.ts';
import { formatCount } from '../../shared/text/formatCount.ts';
import { formatScaled } from '../../shared/text/formatScaled.ts';
import { useText } from '../stores/text.ts';
import { Section } from '../ui/Section.tsx';
import { Figure } from './Figure.tsx';
import { LatencyFigure } from './LatencyFigure.tsx';

interface NetworkSectionProps {
  readonly document: GraphDocument;
  readonly totals: Totals;
  readonly plan: LayerPlan;
}

/** What the whole network costs. */
export const NetworkSection = ({ document, totals, plan }: NetworkSectionProps) => {
  const { text } = useText();
  return (
    <Section title={text('inspector.network')}>
      {(['trainable', 'nonTrainable'] as const).map(kind => {
        const count = totals[`${kind}Params`];
        return (
          <Figure key={kind} label={text(`inspector.${kind}`)} value={formatScaled(count)} exact={formatCount(count)} />
        );
      })}
      <Figure label={text('inspector.macs')} value={formatScaled(totals.macs)} exact={formatCount(totals.macs)} />
      <LatencyFigure document={document} plan={plan} />
      <Figure
        label={text('inspector.weightBytes')}
        value={formatBytes(totals.weightBytes)}
        exact={`${formatCount(totals.weightBytes)} B`}
      />
      <Figure
        label={text('inspector.peak')}
        value={formatBytes(totals.peakActivationBytes)}
        exact={`${formatCount(totals.peakActivationBytes)} B`}
      />
      <Figure label={text('inspector.layers')} value={formatCount(totals.layers)} />
    </Section>
  );
};
