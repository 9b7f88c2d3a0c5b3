import { Trash2, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { compareSettings } from '../../shared/jobs/compareSettings.ts';
import type { RunDetail, RunSummary } from '../../shared/jobs/RunSummary.ts';
import { LineChart } from '../charts/LineChart.tsx';
import { useRunDetails } from '../stores/shownRun.ts';
import { useText } from '../stores/text.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Slider } from '../ui/Slider.tsx';
import { Switch } from '../ui/Switch.tsx';
import styles from './RunComparison.module.css';
import { trash } from './runActions.ts';
import { linesOfRuns, runColour, type Scope } from './linesOfRuns.ts';
import { selectNone, toggleSelected } from './runsView.ts';
import { useRunFigures } from './useRunFigures.ts';

/** Several runs: their curves over each other, and where their settings differ. */
export const RunComparison = ({ runs }: { readonly runs: readonly RunSummary[] }) => {
  const { text } = useText();
  return (
    <div className={styles.comparison}>
      <header className={styles.head}>
        <h2 className={styles.title}>{text('runs.compared', { count: runs.length })}</h2>
        <IconButton
          label={text('runs.trash')}
          icon={<Trash2 size={14} strokeWidth={1.5} />}
          disabled={runs.some(({ state }) => state === 'running')}
          onClick={() => void trash(runs.map(({ id }) => id))}
        />
        <IconButton label={text('runs.selectNone')} icon={<X size={14} strokeWidth={1.5} />} onClick={selectNone} />
      </header>
      <ul className={styles.runs}>
        {runs.map((run, index) => (
          <ComparedRun key={run.id} run={run} index={index} />
        ))}
      </ul>
      <Curves runs={runs} />
      <SettingsTable runs={runs} />
    </div>
  );
};

const ComparedRun = ({ run, index }: { readonly run: RunSummary; readonly index: number }) => {
  const { text } = useText();
  const { accuracy, startedAt } = useRunFigures(run);
  return (
    <li className={styles.run}>
      <span className={styles.colour} style={{ backgroundColor: `var(${runColour(index)})` }} />
      <span className={styles.name}>{run.name}</span>
      <span className={styles.quiet}>{startedAt}</span>
      <span>{accuracy}</span>
      <IconButton
        size="small"
        label={text('runs.leaveOut', { name: run.name })}
        icon={<X size={12} strokeWidth={1.5} />}
        onClick={() => toggleSelected(run.id)}
      />
    </li>
  );
};

const Curves = ({ runs }: { readonly runs: readonly RunSummary[] }) => {
  const { text } = useText();
  const details = useRunDetails(runs.map(({ id }) => id));
  const [scope, setScope] = useState<Scope>('validation');
  const [smoothing, setSmoothing] = useState(0.7);
  const [isLogarithmic, setLogarithmic] = useState(false);
  const [isLogarithmicX, setLogarithmicX] = useState(false);
  const lines = useLines(details, scope, smoothing);
  const look = { xLabel: text('chart.axis.step'), isLogarithmicX, hasKeys: false };
  return (
    <section className={styles.curves} aria-label={text('runs.curves')}>
      <div className={styles.controls}>
        <Segmented
          label={text('runs.curves')}
          value={scope}
          options={[
            { value: 'validation', label: text('chart.validation') },
            { value: 'batch', label: text('chart.train') },
          ]}
          onChange={setScope}
        />
        <span className={styles.smoothing}>
          {text('runs.smoothing')}
          <Slider
            aria-label={text('runs.smoothing')}
            value={smoothing}
            min={0}
            max={0.99}
            step={0.01}
            disabled={scope === 'validation'}
            onChange={setSmoothing}
          />
        </span>
        <label className={styles.toggle}>
          <Switch aria-label={text('runs.logLoss')} isOn={isLogarithmic} onChange={setLogarithmic} />
          {text('runs.logLoss')}
        </label>
        <label className={styles.toggle}>
          <Switch aria-label={text('runs.logSteps')} isOn={isLogarithmicX} onChange={setLogarithmicX} />
          {text('runs.logSteps')}
        </label>
      </div>
      <div className={styles.chart}>
        <LineChart title={text('chart.loss')} lines={lines.loss} isLogarithmic={isLogarithmic} {...look} />
      </div>
      <div className={styles.chart}>
        <LineChart title={text('chart.accuracy')} lines={lines.accuracy} isShare {...look} />
      </div>
    </section>
  );
};

/** The lines of both metrics; runs that have not been read yet have none. */
function useLines(details: readonly (RunDetail | null)[], scope: Scope, smoothing: number) {
  return useMemo(
    () => ({
      loss: linesOfRuns(details, 'loss', scope, smoothing),
      accuracy: linesOfRuns(details, 'accuracy', scope, smoothing),
    }),
    [details, scope, smoothing],
  );
}

/** The column of the settings' names, and each run's at least: three runs fit the side of the smallest window. */
const [settingWidth, leastWidth] = [136, 80];

const SettingsTable = ({ runs }: { readonly runs: readonly RunSummary[] }) => {
  const { text } = useText();
  const [isComplete, setComplete] = useState(false);
  const rows = useMemo(() => compareSettings(runs), [runs]);
  const shown = isComplete ? rows : rows.filter(({ isDifferent }) => isDifferent);
  return (
    <section className={styles.settings}>
      <header className={styles.head}>
        <h2 className={styles.title}>{text('runs.settings')}</h2>
        <label className={styles.toggle}>
          <Switch aria-label={text('runs.allSettings')} isOn={isComplete} onChange={setComplete} />
          {text('runs.allSettings')}
        </label>
      </header>
      {shown.length === 0 ? (
        <p className={styles.quiet}>{text('runs.sameSettings')}</p>
      ) : (
        <div className={styles.scroller}>
          <table
            className={styles.table}
            style={{ minWidth: settingWidth + leastWidth * runs.length }}
            aria-label={text('runs.settings')}
          >
            <colgroup>
              <col style={{ width: settingWidth }} />
            </colgroup>
            <thead>
              <tr>
                <td />
                {runs.map(({ id, name }, index) => (
                  <th key={id} scope="col" title={id}>
                    <span className={styles.colour} style={{ backgroundColor: `var(${runColour(index)})` }} /> {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ path, values, isDifferent }) => (
                <tr key={path} data-different={isDifferent || undefined}>
                  <th scope="row" title={path}>
                    {path}
                  </th>
                  {values.map((value, index) => (
                    <td key={runs[index]?.id} title={value ?? undefined}>
                      {value ?? ''}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
};
