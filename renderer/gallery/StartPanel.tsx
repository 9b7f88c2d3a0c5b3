import { FilePlus, FolderOpen } from 'lucide-react';
import { useEffect } from 'react';
import type { RecentFile } from '../../shared/ipc/messages.ts';
import { invoke } from '../client/client.ts';
import { recentFiles } from '../stores/recentFiles.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import styles from './StartPanel.module.css';

export interface StartPanelProps {
  readonly onNew: () => void;
  readonly onOpenFile: () => void;
  readonly onOpenRecent: (path: string) => void;
}

/** A new document, a file, or one of the files that were open lately. */
export const StartPanel = ({ onNew, onOpenFile, onOpenRecent }: StartPanelProps) => {
  const { text } = useText();
  useEffect(() => void recentFiles.load(), []);
  const files = recentFiles.use().value ?? [];
  const clear = async () => {
    await invoke('recent.clear');
    await recentFiles.load();
  };
  return (
    <>
      <section className={styles.section}>
        <h2 className={styles.title}>{text('gallery.start')}</h2>
        <button type="button" className={styles.action} onClick={onNew}>
          <FilePlus size={16} strokeWidth={1.5} aria-hidden />
          <span className={styles.label}>{text('command.file.new')}</span>
          <Kbd shortcut="Mod+KeyN" />
        </button>
        <button type="button" className={styles.action} onClick={onOpenFile}>
          <FolderOpen size={16} strokeWidth={1.5} aria-hidden />
          <span className={styles.label}>{text('command.file.open')}</span>
          <Kbd shortcut="Mod+KeyO" />
        </button>
      </section>
      <section className={styles.section}>
        <h2 className={styles.title}>{text('gallery.recent')}</h2>
        {files.length === 0 && <p className={styles.note}>{text('gallery.recent.empty')}</p>}
        <ul>
          {files.map(file => (
            <li key={file.path}>
              <RecentRow file={file} onOpen={() => onOpenRecent(file.path)} />
            </li>
          ))}
        </ul>
        {files.length > 0 && (
          <div className={styles.clear}>
            <Button variant="quiet" onClick={() => void clear()}>
              {text('gallery.recent.clear')}
            </Button>
          </div>
        )}
      </section>
    </>
  );
};

const RecentRow = ({ file, onOpen }: { readonly file: RecentFile; readonly onOpen: () => void }) => {
  const { text } = useText();
  const { name, path, isMissing } = file;
  return (
    <button type="button" className={styles.file} disabled={isMissing} title={path} onClick={onOpen}>
      <span className={styles.name}>{name}</span>
      <span className={styles.path}>{isMissing ? text('gallery.recent.missing') : <bdi>{path}</bdi>}</span>
    </button>
  );
};
