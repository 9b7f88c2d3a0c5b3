import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../stores/text.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Guarded } from './Guarded.tsx';
import { type PanelName, setPanelOpen } from './panels.ts';
import styles from './Workspace.module.css';

interface PanelFrameProps {
  readonly panel: PanelName;
  readonly title: string;
  readonly children: ReactNode;
}

/** A panel beside the canvas: its title, the way to close it, its content. */
export const PanelFrame = ({ panel, title, children }: PanelFrameProps) => {
  const { text } = useText();
  return (
    <aside className={styles[panel]} aria-label={title}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <IconButton
          size="small"
          label={text('panel.close')}
          icon={<X size={14} strokeWidth={1.5} />}
          onClick={() => setPanelOpen(panel, false)}
        />
      </header>
      <div className={styles.body}>
        <Guarded>{children}</Guarded>
      </div>
    </aside>
  );
};
