import { Group, Panel, type PanelSize } from 'react-resizable-panels';
import { Canvas } from '../canvas/Canvas.tsx';
import { InspectorPanel } from '../inspector/InspectorPanel.tsx';
import { useSetting } from '../stores/settings.ts';
import { useText } from '../stores/text.ts';
import { Splitter } from '../ui/Splitter.tsx';
import { ActivityBar } from './ActivityBar.tsx';
import { BottomPanel } from './BottomPanel.tsx';
import { commandEntries } from './commandEntries.ts';
import { Guarded } from './Guarded.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { type PanelName, setPanelSize } from './panels.ts';
import { SidePanel } from './SidePanel.tsx';
import styles from './Workspace.module.css';

/** Remembers a size once it was changed, not when it is first measured. */
const remember = (name: PanelName) => (size: PanelSize, _id: unknown, before: PanelSize | undefined) => {
  if (before !== undefined && size.inPixels > 0) setPanelSize(name, size.inPixels);
};
const rememberSize = { side: remember('side'), inspector: remember('inspector'), bottom: remember('bottom') };

/** The canvas with its panels around it. */
export const Workspace = () => {
  const { bottom } = useSetting('panels');
  return (
    <div className={styles.workspace}>
      <ActivityBar />
      <Group orientation="vertical" className={styles.panels}>
        <Panel id="main" minSize={240}>
          <MainRow />
        </Panel>
        {bottom.isOpen && (
          <>
            <Splitter direction="horizontal" />
            <Panel
              id="bottom"
              defaultSize={bottom.size}
              minSize={160}
              groupResizeBehavior="preserve-pixel-size"
              onResize={rememberSize.bottom}
            >
              <BottomPanel />
            </Panel>
          </>
        )}
      </Group>
    </div>
  );
};

const MainRow = () => {
  const { text } = useText();
  const { side, inspector } = useSetting('panels');
  return (
    <Group orientation="horizontal">
      {side.isOpen && (
        <>
          <Panel
            id="side"
            defaultSize={side.size}
            minSize={200}
            maxSize={480}
            groupResizeBehavior="preserve-pixel-size"
            onResize={rememberSize.side}
          >
            <SidePanel />
          </Panel>
          <Splitter direction="vertical" />
        </>
      )}
      <Panel id="canvas" minSize={320}>
        <main className={styles.canvas}>
          <Guarded>
            <Canvas commandEntries={commandEntries} />
          </Guarded>
        </main>
      </Panel>
      {inspector.isOpen && (
        <>
          <Splitter direction="vertical" />
          <Panel
            id="inspector"
            defaultSize={inspector.size}
            minSize={240}
            maxSize={560}
            groupResizeBehavior="preserve-pixel-size"
            onResize={rememberSize.inspector}
          >
            <PanelFrame panel="inspector" title={text('panel.inspector')}>
              <InspectorPanel />
            </PanelFrame>
          </Panel>
        </>
      )}
    </Group>
  );
};
