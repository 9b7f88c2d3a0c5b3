import { Button as BaseButton } from '@base-ui/react/button';
import type { ReactElement, ReactNode, Ref } from 'react';
import styles from './Button.module.css';
import { joinClasses } from './joinClasses.ts';

interface ButtonProps {
  /** `primary`: the one next step of a view; `quiet`: no frame until pointed at. */
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly icon?: ReactElement;
  readonly wide?: boolean;
  readonly disabled?: boolean;
  readonly type?: 'button' | 'submit';
  readonly onClick?: () => void;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLElement>;
}

/** A button with words. A disabled one keeps the focus, so that a tooltip can say why. */
export const Button = ({
  variant = 'secondary',
  icon,
  wide = false,
  children,
  type = 'button',
  ...rest
}: ButtonProps) => (
  <BaseButton
    {...rest}
    type={type}
    focusableWhenDisabled
    className={joinClasses(styles.button, styles[variant], wide && styles.wide)}
  >
    {icon}
    {children}
  </BaseButton>
);
