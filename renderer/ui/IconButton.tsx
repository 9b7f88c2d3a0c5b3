import { Button } from '@base-ui/react/button';
import type { ReactElement } from 'react';
import styles from './IconButton.module.css';
import { joinClasses } from './joinClasses.ts';
import { Tooltip } from './Tooltip.tsx';

interface IconButtonProps {
  /** Its name for screen readers and its tooltip. */
  readonly label: string;
  readonly icon: ReactElement;
  readonly shortcut?: string | undefined;
  /** For a toggle: whether it is on. */
  readonly isPressed?: boolean;
  readonly disabled?: boolean;
  readonly size?: 'small' | 'normal';
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  readonly onClick: () => void;
}

/** A square button with an icon; its words are in the tooltip. */
export const IconButton = ({ label, icon, shortcut, isPressed, size, side = 'bottom', ...rest }: IconButtonProps) => (
  <Tooltip label={label} shortcut={shortcut} side={side}>
    <Button
      {...rest}
      aria-label={label}
      aria-pressed={isPressed}
      focusableWhenDisabled
      className={joinClasses(styles.button, size === 'small' && styles.small)}
    >
      {icon}
    </Button>
  </Tooltip>
);
