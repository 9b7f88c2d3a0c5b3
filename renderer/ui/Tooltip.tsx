import { Tooltip as BaseTooltip } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './Kbd.tsx';
import styles from './Tooltip.module.css';

interface TooltipProps {
  readonly label: ReactNode;
  /** In the form of the command registry, `Mod+Shift+K`. */
  readonly shortcut?: string | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  /** The one element it explains; it must take a ref and pass on its props. */
  readonly children: ReactElement;
}

/** Words that appear beside what the pointer or the focus rests on. */
export const Tooltip = ({ label, shortcut, side = 'bottom', children }: TooltipProps) => (
  <BaseTooltip.Root>
    <BaseTooltip.Trigger render={children} />
    <BaseTooltip.Portal>
      <BaseTooltip.Positioner side={side} sideOffset={6} className={styles.positioner}>
        <BaseTooltip.Popup className={styles.popup}>
          <span>{label}</span>
          {shortcut !== undefined && <Kbd shortcut={shortcut} />}
        </BaseTooltip.Popup>
      </BaseTooltip.Positioner>
    </BaseTooltip.Portal>
  </BaseTooltip.Root>
);
