import { useStoreWithEqualityFn } from 'zustand/traditional';
import type { Totals } from '../../shared/lowering/LoweredGraph.ts';
import { formatBytes } from '../../shared/text/formatBytes.ts';
import { formatCount } from '../../shared/text/formatCount.ts';
import { formatScaled } from '../../shared/text/formatScaled.ts';
import { documents } from '../stores/documents.ts';
import { activeDocument } from '../stores/OpenDocument.ts';
import { useText } from '../stores/text.ts';
import styles from './StatusTotals.module.css';

const sameTotals = (a: Totals | undefined, b: Totals | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What the network in front costs, at a glance; exactly on hover. */
export const StatusTotals = () => {
  const { text } = useText();
  const totals = useStoreWithEqualityFn(documents.store, state => activeDocument(state)?.lowered.totals, sameTotals);
  if (!totals) return null;
  const { params, trainableParams, nonTrainableParams, macs, weightBytes, peakActivationBytes } = totals;
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
      <span title={exactParams} data-total="params">
        <b>{formatScaled(trainableParams)}</b> {text('totals.params')}
      </span>
      <span title={text('totals.exactMacs', { macs: formatCount(macs) })} data-total="macs">
        <b>{formatScaled(macs)}</b> MACs
      </span>
      <span title={exactWeights} data-total="weights">
        <b>{formatBytes(weightBytes)}</b> {text('totals.weights')}
      </span>
    </div>
  );
};
