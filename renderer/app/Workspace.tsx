import { Group, type LayoutChangedMeta, Panel } from 'react-resizable-panels';
import { Canvas } from '../canvas/Canvas.tsx';
import { InspectorPanel } from '../inspector/InspectorPanel.tsx';
import { useDocumentPart } from '../stores/documents.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Splitter } from '../ui/Splitter.tsx';
import { ActivityBar } from './ActivityBar.tsx';
import { BottomPanel } from './BottomPanel.tsx';
import { Guarded } from './Guarded.tsx';
import { commandEntries } from './commandEntries.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { SidePanel } from './SidePanel.tsx';
import { useRememberedPanel } from './useRememberedPanel.ts';
import { showGallery } from './view.ts';
import styles from './Workspace.module.css';

/** Only sizes that somebody chose are remembered, not those that come of a small window. */
const whenDragged =
  (...remember: readonly (() => void)[]) =>
  (_layout: unknown, { isUserInteraction }: LayoutChangedMeta): void => {
    if (isUserInteraction) for (const each of remember) each();
  };

/** The canvas with its panels around it. */
export const Workspace = () => {
  const bottom = useRememberedPanel('bottom');
  return (
    <div className={styles.workspace}>
      <ActivityBar />
      <Group orientation="vertical" className={styles.panels} onLayoutChanged={whenDragged(bottom.remember)}>
        <Panel id="main" minSize={240}>
          <MainRow />
        </Panel>
        {bottom.isOpen && (
          <>
            <Splitter direction="horizontal" />
            <Panel {...bottom.props} minSize={160}>
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
  const side = useRememberedPanel('side');
  const inspector = useRememberedPanel('inspector');
  return (
    <Group orientation="horizontal" onLayoutChanged={whenDragged(side.remember, inspector.remember)}>
      {side.isOpen && (
        <>
          <Panel {...side.props} minSize={200} maxSize={480}>
            <SidePanel />
          </Panel>
          <Splitter direction="vertical" />
        </>
      )}
      <Panel id="canvas" minSize={320}>
        <CanvasRegion />
      </Panel>
      {inspector.isOpen && (
        <>
          <Splitter direction="vertical" />
          <Panel {...inspector.props} minSize={240} maxSize={560}>
            <PanelFrame panel="inspector" title={text('panel.inspector')}>
              <InspectorPanel />
            </PanelFrame>
          </Panel>
        </>
      )}
    </Group>
  );
};

const CanvasRegion = () => {
  const { text } = useText();
  const name = useDocumentPart('name');
  if (name === undefined) {
    return (
      <main className={styles.canvas}>
        <EmptyState action={<Button onClick={() => showGallery()}>{text('command.view.gallery')}</Button>}>
          {text('canvas.none')}
        </EmptyState>
      </main>
    );
  }
  return (
    <main className={styles.canvas}>
      <h1 className={styles.hidden}>{name}</h1>
      <Guarded>
        <Canvas commandEntries={commandEntries} />
      </Guarded>
    </main>
  );
};
