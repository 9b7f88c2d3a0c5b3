import { ChartNoAxesColumn } from 'lucide-react';
import type { Spread, TrainingStatistics, WeightStatistics } from '../../shared/training/TrainingStatistics.ts';
import { formatPercent } from '../../shared/text/formatPercent.ts';
import { judgeStatistics } from '../../shared/training/judgeStatistics.ts';
import { Divergence } from './Divergence.tsx';
import { SpreadBars } from '../charts/SpreadBars.tsx';
import { revealNode } from '../stores/revealNode.ts';
import { useShownRun } from '../stores/shownRun.ts';
import { useText } from '../stores/text.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import styles from './WeightsPanel.module.css';

/** How weights, gradients and rectifiers of the run that is shown stood after its last epoch. */
export const WeightsPanel = () => {
  const { text } = useText();
  const statistics = useShownRun()?.statistics ?? null;
  if (statistics === null) {
    return <EmptyState icon={<ChartNoAxesColumn size={20} strokeWidth={1.5} />}>{text('weights.empty')}</EmptyState>;
  }
  return (
    <div className={styles.panel}>
      <div className={styles.scroll}>
        <div className={styles.warning}>
          <Divergence statistics={statistics} />
        </div>
        <div role="table" aria-label={text('panel.weights')}>
          <div className={styles.head} role="row">
            {(['name', 'values', 'valueRange', 'gradient', 'gradientNorm'] as const).map(column => (
              <span key={column} role="columnheader">
                {text(`weights.column.${column}`)}
              </span>
            ))}
          </div>
          <div role="rowgroup">
            {statistics.weights.map(weight => (
              <WeightRow key={weight.weight} weight={weight} isExploding={isExploding(statistics, weight)} />
            ))}
          </div>
        </div>
      </div>
      <Rectifiers statistics={statistics} />
    </div>
  );
};

const isExploding = (statistics: TrainingStatistics, { weight }: WeightStatistics): boolean =>
  judgeStatistics(statistics).some(({ kind, layer }) => kind === 'exploding' && layer === weight);

const figure = (value: number): string => String(Number(value.toPrecision(2)));
const range = ({ mean, deviation }: Spread): string => `${figure(mean)} ± ${figure(deviation)}`;

interface WeightRowProps {
  readonly weight: WeightStatistics;
  readonly isExploding: boolean;
}

const WeightRow = ({ weight: { weight, node, values, gradient }, isExploding: isBad }: WeightRowProps) => {
  const { text } = useText();
  return (
    <div className={styles.row} role="row" data-bad={isBad || undefined} onClick={() => revealNode(node)}>
      <span role="cell" className={styles.name} title={weight}>
        {weight}
      </span>
      <span role="cell">
        <SpreadBars
          spread={values}
          label={text('weights.spread', { low: figure(values.low), high: figure(values.high) })}
        />
      </span>
      <span role="cell">{range(values)}</span>
      <span role="cell">
        {gradient !== null && (
          <SpreadBars
            spread={gradient}
            label={text('weights.spread', { low: figure(gradient.low), high: figure(gradient.high) })}
          />
        )}
      </span>
      <span role="cell">{gradient === null ? '' : figure(gradient.norm)}</span>
    </div>
  );
};

const Rectifiers = ({ statistics: { rectifiers, epoch } }: { readonly statistics: TrainingStatistics }) => {
  const { text } = useText();
  return (
    <section className={styles.rectifiers} aria-label={text('weights.rectifiers')}>
      <h3 className={styles.title}>{text('weights.rectifiers')}</h3>
      <p className={styles.note}>{text('weights.afterEpoch', { epoch })}</p>
      {rectifiers.length === 0 && <p className={styles.note}>{text('weights.noRectifiers')}</p>}
      <ul className={styles.list}>
        {rectifiers.map(({ layer, node, dead }) => (
          <li key={layer}>
            <button
              type="button"
              className={styles.rectifier}
              data-bad={dead >= 0.5 || undefined}
              onClick={() => revealNode(node)}
            >
              <span className={styles.name}>{layer}</span>
              <span className={styles.track} aria-hidden>
                <span className={styles.bar} style={{ width: `${100 * dead}%` }} />
              </span>
              <span>{formatPercent(dead, 0)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};
