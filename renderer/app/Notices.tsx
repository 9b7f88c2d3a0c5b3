import { useStore } from 'zustand';
import { noticeStore } from '../stores/notices.ts';
import { useText } from '../stores/text.ts';
import { NoticeCard } from './NoticeCard.tsx';
import styles from './Notices.module.css';

/** Short messages over the lower right corner of the window. */
export const Notices = () => {
  const { text } = useText();
  const notices = useStore(noticeStore, state => state.notices);
  return (
    <aside aria-label={text('notices.label')}>
      <ul className={styles.region}>
        {notices.map(notice => (
          <NoticeCard key={notice.id} notice={notice} />
        ))}
      </ul>
    </aside>
  );
};
