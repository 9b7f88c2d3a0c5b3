import { useStore } from 'zustand';
import { settingsStore } from '../stores/settings.ts';
import { useText } from '../stores/text.ts';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './AboutDialog.module.css';

/** What this is, which version, and where it keeps its data. */
export const AboutDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { text } = useText();
  const info = useStore(settingsStore, state => state.info);
  return (
    <Dialog title={text('app.name')} closeLabel={text('verb.close')} onClose={onClose}>
      <div className={styles.text}>
        <p>{text('app.tagline')}</p>
        <p>{text('app.privacy')}</p>
        {info !== null && (
          <>
            <p>{text('app.version', { version: info.version, electron: info.electron })}</p>
            <p className={styles.folder}>{text('app.dataRoot', { folder: info.dataRoot })}</p>
          </>
        )}
      </div>
    </Dialog>
  );
};
