import { Separator } from 'react-resizable-panels';
import { joinClasses } from './joinClasses.ts';
import styles from './Splitter.module.css';

interface SplitterProps {
  readonly direction: 'vertical' | 'horizontal';
}

/** The line between two panels; dragging it or its arrow keys move the border. */
export const Splitter = ({ direction }: SplitterProps) => (
  <Separator className={joinClasses(styles.splitter, styles[direction])} />
);
