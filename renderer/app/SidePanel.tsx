import { PalettePanel } from '../palette/PalettePanel.tsx';
import { useSetting } from '../stores/settings.ts';
import { useText } from '../stores/text.ts';
import { TrainForm } from '../train/TrainForm.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { showBottomTab } from './panels.ts';
import { showPage } from './view.ts';

/** What the chosen activity needs beside the canvas. */
export const SidePanel = () => {
  const { text } = useText();
  const isTraining = useSetting('sidePanel') === 'train';
  return (
    <PanelFrame
      key={isTraining ? 'train' : 'design'}
      panel="side"
      title={text(isTraining ? 'activity.train' : 'activity.design')}
    >
      {isTraining ? (
        <TrainForm onStarted={() => showBottomTab('training')} onDatasets={() => showPage('datasets')} />
      ) : (
        <PalettePanel />
      )}
    </PanelFrame>
  );
};
