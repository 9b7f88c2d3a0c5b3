import { useReactFlow, useStore } from '@xyflow/react';
import { Map as MapIcon, Maximize, Minus, Plus } from 'lucide-react';
import { changeSettings, useSetting } from '../stores/settings.ts';
import { useText } from '../stores/text.ts';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './CanvasControls.module.css';
import { fitOptions } from './useCanvasView.ts';

const step = 1.25;
const icon = { size: 14, strokeWidth: 1.5 } as const;

/** Zoom, fit and minimap, in the corner of the canvas. */
export const CanvasControls = () => {
  const { text } = useText();
  const flow = useReactFlow();
  const zoom = useStore(({ transform }) => Math.round(transform[2] * 100));
  const isMinimapShown = useSetting('isMinimapShown');
  const zoomBy = (factor: number) => void flow.zoomTo(flow.getZoom() * factor, { duration: 120 });
  return (
    <div className={styles.controls} role="toolbar" aria-label={text('canvas.controls')}>
      <IconButton
        size="small"
        side="top"
        label={text('canvas.minimap')}
        icon={<MapIcon {...icon} />}
        isPressed={isMinimapShown}
        onClick={() => changeSettings({ isMinimapShown: !isMinimapShown })}
      />
      <IconButton
        size="small"
        side="top"
        label={text('command.view.fit')}
        shortcut="Period"
        icon={<Maximize {...icon} />}
        onClick={() => void flow.fitView(fitOptions)}
      />
      <IconButton
        size="small"
        side="top"
        label={text('canvas.zoomOut')}
        icon={<Minus {...icon} />}
        onClick={() => zoomBy(1 / step)}
      />
      <button
        type="button"
        className={styles.zoom}
        title={text('canvas.zoomReset')}
        onClick={() => void flow.zoomTo(1, { duration: 120 })}
      >
        {zoom} %
      </button>
      <IconButton
        size="small"
        side="top"
        label={text('canvas.zoomIn')}
        icon={<Plus {...icon} />}
        onClick={() => zoomBy(step)}
      />
    </div>
  );
};
