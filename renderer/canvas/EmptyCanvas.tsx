import { Plus } from 'lucide-react';
import { addNode } from '../stores/addNode.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import styles from './EmptyCanvas.module.css';

/** What an empty document says: how a network begins. */
export const EmptyCanvas = () => {
  const { text } = useText();
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{text('canvas.empty.title')}</p>
      <p className={styles.text}>{text('canvas.empty.text')}</p>
      <div className={styles.action}>
        <Button
          variant="primary"
          icon={<Plus size={14} strokeWidth={1.5} />}
          onClick={() => addNode({ type: 'Input', params: {} })}
        >
          {text('canvas.empty.action')}
        </Button>
      </div>
    </div>
  );
};
