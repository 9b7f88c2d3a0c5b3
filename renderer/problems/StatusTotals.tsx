import { useStoreWithEqualityFn } from 'zustand/traditional';
import type { LoweredGraph } from '../../shared/lowering/LoweredGraph.ts';
import { formatBytes } from '../../shared/text/formatBytes.ts';
import { formatCount } from '../../shared/text/formatCount.ts';
import { formatScaled } from '../../shared/text/formatScaled.ts';
import { documents } from '../stores/documents.ts';
import { activeDocument } from '../stores/OpenDocument.ts';
import { useText } from '../stores/text.ts';
import styles from './StatusTotals.module.css';

const costsOf = ({ totals, plan }: LoweredGraph) => ({ totals, isKnown: plan !== null });
type Costs = ReturnType<typeof costsOf>;

const sameCosts = (a: Costs | undefined, b: Costs | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What the network in front costs, at a glance; exactly on hover. With errors, part of it is not known, and no figure is. */
export const StatusTotals = () => {
  const { text } = useText();
  const costs = useStoreWithEqualityFn(
    documents.store,
    state => {
      const document = activeDocument(state);
      return document ? costsOf(document.lowered) : undefined;
    },
    sameCosts,
  );
  if (!costs) return null;
  const known = (figure: string): string => (costs.isKnown ? figure : '—');
  const { params, trainableParams, nonTrainableParams, macs, weightBytes, peakActivationBytes } = costs.totals;
  const exactParams = text('totals.exactParams', {
    params: formatCount(params),
    trainable: formatCount(trainableParams),
    nonTrainable: formatCount(nonTrainableParams),
  });
  const exactWeights = text('totals.exactWeights', {
    bytes: formatCount(weightBytes),
    peak: formatBytes(peakActivationBytes),
  });
  return (
    <div className={styles.totals} role="group" aria-label={text('totals.label')}>
      <span title={known(exactParams)} data-total="params">
        <b>{known(formatScaled(trainableParams))}</b> {text('totals.params')}
      </span>
      <span title={known(text('totals.exactMacs', { macs: formatCount(macs) }))} data-total="macs">
        <b>{known(formatScaled(macs))}</b> MACs
      </span>
      <span title={known(exactWeights)} data-total="weights">
        <b>{known(formatBytes(weightBytes))}</b> {text('totals.weights')}
      </span>
    </div>
  );
};
