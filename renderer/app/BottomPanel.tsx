import { X } from 'lucide-react';
import type { Examples } from '../../shared/jobs/Question.ts';
import { CapsulesPanel } from '../capsules/CapsulesPanel.tsx';
import { LayersTable } from '../problems/LayersTable.tsx';
import { ProblemsPanel } from '../problems/ProblemsPanel.tsx';
import { ResultsPanel } from '../results/ResultsPanel.tsx';
import { useHasCapsules } from '../stores/capsuleRuns.ts';
import { useLowered } from '../stores/documents.ts';
import { useSetting } from '../stores/settings.ts';
import { useShownModel } from '../stores/shownRun.ts';
import { useText } from '../stores/text.ts';
import { RunLog } from '../train/RunLog.tsx';
import { RunPanel } from '../train/RunPanel.tsx';
import { WeightsPanel } from '../train/WeightsPanel.tsx';
import { TryPanel } from '../try/TryPanel.tsx';
import { takeExamples } from '../try/trial.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { type TabItem, Tabs } from '../ui/Tabs.tsx';
import { Guarded } from './Guarded.tsx';
import { type BottomTab, setPanelOpen, showBottomTab } from './panels.ts';
import styles from './Workspace.module.css';

/** Shows the network a test image again, with all its answers and layers. */
function tryExample(examples: Examples, index: number): void {
  takeExamples(examples, [index]);
  showBottomTab('try');
}

/** Curves, layers, problems and the log, one at a time. */
export const BottomPanel = () => {
  const { text } = useText();
  const remembered = useSetting('bottomPanel');
  const problems = useLowered()?.problems.length ?? 0;
  const hasCapsules = useHasCapsules(useShownModel()?.run ?? null);
  const items: readonly TabItem<BottomTab>[] = [
    { id: 'training', label: text('panel.curves'), content: <RunPanel /> },
    { id: 'results', label: text('panel.results'), content: <ResultsPanel onTry={tryExample} /> },
    { id: 'try', label: text('panel.try'), content: <TryPanel /> },
    ...(hasCapsules ? [{ id: 'capsules', label: text('panel.capsules'), content: <CapsulesPanel /> } as const] : []),
    { id: 'weights', label: text('panel.weights'), content: <WeightsPanel /> },
    { id: 'layers', label: text('panel.layers'), content: <LayersTable /> },
    { id: 'problems', label: text('panel.problems'), count: problems, content: <ProblemsPanel /> },
    { id: 'log', label: text('panel.log'), content: <RunLog /> },
  ];
  return (
    <section className={styles.bottom} aria-label={text('panel.bottom')}>
      <Guarded>
        <Tabs
          items={items}
          active={items.find(({ id }) => id === remembered)?.id ?? 'training'}
          onChange={showBottomTab}
          actions={
            <IconButton
              size="small"
              label={text('panel.close')}
              icon={<X size={14} strokeWidth={1.5} />}
              onClick={() => setPanelOpen('bottom', false)}
            />
          }
        />
      </Guarded>
    </section>
  );
};
