import { useMemo } from 'react';
import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import type { LayerPlan } from '../../shared/lowering/LayerPlan.ts';
import { useText } from '../stores/text.ts';
import { useAskedJob } from '../stores/useAskedJob.ts';
import { Button } from '../ui/Button.tsx';
import { Figure } from './Figure.tsx';
import styles from './Figure.module.css';

interface LatencyFigureProps {
  readonly document: GraphDocument;
  readonly plan: LayerPlan;
}

const inMs = (ms: number): string => ms.toPrecision(3);

/** How long this machine takes for an image, once somebody asks; forgotten when the network changes. */
export const LatencyFigure = ({ document, plan }: LatencyFigureProps) => {
  const { text, error } = useText();
  const subject = useMemo(() => JSON.stringify(plan), [plan]);
  const { job, isRunning, ask } = useAskedJob(subject);
  const label = text('inspector.latency');
  if (job?.result?.kind === 'profile') {
    const { medianMs, lowMs, highMs, threads, repeats } = job.result;
    const exact = text('inspector.latency.spread', { low: inMs(lowMs), high: inMs(highMs), threads, repeats });
    return <Figure label={label} value={`${inMs(medianMs)} ms`} exact={exact} />;
  }
  if (job?.error) return <Figure label={label} value="–" exact={error(job.error)} />;
  return (
    <div className={styles.figure}>
      <span className={styles.label}>{label}</span>
      <Button
        variant="quiet"
        disabled={isRunning}
        onClick={() => ask(document.name, { kind: 'profile', document, batchSize: 1 })}
      >
        {text(isRunning ? 'inspector.latency.measuring' : 'inspector.latency.measure')}
      </Button>
    </div>
  );
};
