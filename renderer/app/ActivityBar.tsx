import { Activity as ActivityIcon, Workflow } from 'lucide-react';
import { useSetting } from '../stores/settings.ts';
import { useText } from '../stores/text.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import styles from './ActivityBar.module.css';
import { chooseActivity } from './panels.ts';

const activities = [
  { id: 'palette', label: 'activity.design', Icon: Workflow },
  { id: 'train', label: 'activity.train', Icon: ActivityIcon },
] as const;

/** Chooses what the side panel is for. */
export const ActivityBar = () => {
  const { text } = useText();
  const current = useSetting('sidePanel');
  const { isOpen } = useSetting('panels').side;
  return (
    <nav className={styles.bar} aria-label={text('activity.label')}>
      {activities.map(({ id, label, Icon }) => (
        <Tooltip key={id} label={text(label)} side="right">
          <button
            type="button"
            className={styles.item}
            aria-label={text(label)}
            aria-pressed={isOpen && current === id}
            onClick={() => chooseActivity(id)}
          >
            <Icon size={20} strokeWidth={1.5} aria-hidden />
          </button>
        </Tooltip>
      ))}
    </nav>
  );
};
