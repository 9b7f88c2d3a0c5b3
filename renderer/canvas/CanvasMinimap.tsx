import { MiniMap } from '@xyflow/react';
import { useSetting } from '../stores/settings.ts';
import { useText } from '../stores/text.ts';
import styles from './CanvasMinimap.module.css';
import type { CardNode } from './flowElements.ts';

const colourOf = ({ data }: CardNode): string => `var(--category-${data.look.category}, var(--text-3))`;

/** The whole network in a corner, in the colours of its categories; drag in it to look elsewhere. */
export const CanvasMinimap = () => {
  const { text } = useText();
  const isShown = useSetting('isMinimapShown');
  if (!isShown) return null;
  return (
    <MiniMap<CardNode>
      className={styles.minimap}
      position="bottom-right"
      nodeColor={colourOf}
      nodeBorderRadius={6}
      pannable
      zoomable
      ariaLabel={text('canvas.minimap')}
    />
  );
};
