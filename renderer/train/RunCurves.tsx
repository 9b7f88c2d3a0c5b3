import { ChartSpline, Clipboard } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Job } from '../../shared/jobs/Job.ts';
import { isFinal } from '../../shared/jobs/JobEvent.ts';
import { buildCurve } from '../charts/buildCurve.ts';
import { CurveChart } from '../charts/CurveChart.tsx';
import { metricsCsv } from '../charts/metricsCsv.ts';
import { invoke } from '../client/client.ts';
import { announce } from '../stores/notices.ts';
import { useText } from '../stores/text.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './RunPanel.module.css';

/** Loss and accuracy of a run over its steps, with one crosshair. */
export const RunCurves = ({ job }: { readonly job: Job }) => {
  const { text } = useText();
  const { metrics } = job;
  const [isLogarithmic, setLogarithmic] = useState(false);
  const loss = useMemo(() => buildCurve(metrics, 'loss'), [metrics]);
  const accuracy = useMemo(() => buildCurve(metrics, 'accuracy'), [metrics]);
  const copy = async () => {
    await invoke('clipboard.write', { text: metricsCsv(metrics) });
    announce({ kind: 'text', key: 'chart.copied' });
  };
  if (loss.steps.length === 0) {
    return (
      <div className={styles.waiting}>{!isFinal(job.state) && <EmptyState>{text('chart.waiting')}</EmptyState>}</div>
    );
  }
  return (
    <>
      <CurveChart
        title={text('chart.loss')}
        curve={loss}
        isLogarithmic={isLogarithmic}
        syncKey={job.id}
        actions={
          <IconButton
            size="small"
            label={text('chart.log')}
            icon={<ChartSpline size={14} strokeWidth={1.5} />}
            isPressed={isLogarithmic}
            onClick={() => setLogarithmic(!isLogarithmic)}
          />
        }
      />
      <CurveChart
        title={text('chart.accuracy')}
        curve={accuracy}
        isShare
        syncKey={job.id}
        actions={
          <IconButton
            size="small"
            label={text('chart.copyCsv')}
            icon={<Clipboard size={14} strokeWidth={1.5} />}
            onClick={() => void copy()}
          />
        }
      />
    </>
  );
};
