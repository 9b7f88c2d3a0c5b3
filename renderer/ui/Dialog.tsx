import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type KeyboardEventHandler, type ReactNode, useRef } from 'react';
import styles from './Dialog.module.css';
import { IconButton } from './IconButton.tsx';
import { joinClasses } from './joinClasses.ts';

interface DialogProps {
  readonly title: string;
  /** What the button in the corner is called. */
  readonly closeLabel: string;
  readonly onClose: () => void;
  /** Buttons at the bottom, the one that goes on last. */
  readonly actions?: ReactNode;
  readonly width?: 'narrow' | 'wide' | 'wider';
  /** Keys that no control of it has taken, wherever in it the focus is. */
  readonly onKeyDown?: KeyboardEventHandler;
  readonly children: ReactNode;
}

/** A question or a set of fields over the window. Escape and a click beside it close it. */
export const Dialog = ({ title, closeLabel, onClose, actions, width = 'narrow', onKeyDown, children }: DialogProps) => {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <BaseDialog.Root
      open
      onOpenChange={isOpen => {
        if (!isOpen) onClose();
      }}
    >
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={styles.backdrop} />
        <BaseDialog.Popup
          ref={popup}
          initialFocus={popup}
          className={joinClasses(styles.popup, styles[width])}
          onKeyDown={onKeyDown}
        >
          <header className={styles.head}>
            <BaseDialog.Title className={styles.title}>{title}</BaseDialog.Title>
            <IconButton label={closeLabel} icon={<X size={16} strokeWidth={1.5} />} onClick={onClose} />
          </header>
          <div className={styles.body}>{children}</div>
          {actions !== undefined && <footer className={styles.foot}>{actions}</footer>}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
};
