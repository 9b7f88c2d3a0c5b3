import styles from './NodeIcon.module.css';
import { joinClasses } from '../joinClasses.ts';
import type { NodeLook } from './nodeLook.ts';

interface NodeIconProps {
  readonly look: Pick<NodeLook, 'category' | 'icon'>;
  readonly className?: string | undefined;
}

/** The line drawing of a node's type, in the colour of its category. */
export const NodeIcon = ({ look, className }: NodeIconProps) => (
  <svg
    className={joinClasses(styles.icon, className)}
    data-category={look.category}
    viewBox="0 0 16 16"
    width={16}
    height={16}
    aria-hidden
  >
    <path d={look.icon} />
  </svg>
);
