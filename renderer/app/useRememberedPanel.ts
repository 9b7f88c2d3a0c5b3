import { useState } from 'react';
import { type PanelImperativeHandle, usePanelCallbackRef } from 'react-resizable-panels';
import { useSetting } from '../stores/settings.ts';
import { type PanelName, setPanelSize } from './panels.ts';

interface RememberedPanel {
  readonly isOpen: boolean;
  /** For the panel: its size when it appears, in pixels, which it keeps when the window is resized. */
  readonly props: {
    readonly id: PanelName;
    readonly defaultSize: number;
    readonly groupResizeBehavior: 'preserve-pixel-size';
    readonly panelRef: (panel: PanelImperativeHandle | null) => void;
  };
  /** To be called when somebody has moved a border: keeps the size for the next time. */
  readonly remember: () => void;
}

/** A panel whose size outlives it. */
export function useRememberedPanel(name: PanelName): RememberedPanel {
  const { isOpen, size } = useSetting('panels')[name];
  const [panel, panelRef] = usePanelCallbackRef();
  // A size that changed under the hand would end the drag.
  const [shown, setShown] = useState({ isOpen, size });
  if (shown.isOpen !== isOpen) setShown({ isOpen, size });
  return {
    isOpen,
    props: { id: name, defaultSize: shown.size, groupResizeBehavior: 'preserve-pixel-size', panelRef },
    remember: () => {
      if (panel !== null) setPanelSize(name, panel.getSize().inPixels);
    },
  };
}
