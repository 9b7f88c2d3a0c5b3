import { Database, History, LayoutGrid, Plus, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { type DocumentTab, documents, useDocumentTabs } from '../stores/documents.ts';
import { useText } from '../stores/text.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { fileNew } from './commands/fileNew.ts';
import { viewDatasets } from './commands/viewDatasets.ts';
import { viewGallery } from './commands/viewGallery.ts';
import { viewRuns } from './commands/viewRuns.ts';
import styles from './DocumentTabs.module.css';
import { runCommand } from './runCommand.ts';
import { type PageName, showGallery, showPage } from './view.ts';

/** The gallery, the datasets, the runs and the open documents, one of them in front. */
export const DocumentTabs = ({ page }: { readonly page: PageName | null }) => {
  const { text } = useText();
  const tabs = useDocumentTabs();
  return (
    <div className={styles.tabs}>
      <Tooltip label={text(viewGallery.title)} shortcut={viewGallery.shortcuts?.[0]}>
        <button
          type="button"
          className={styles.home}
          aria-label={text(viewGallery.title)}
          aria-pressed={page === 'gallery'}
          onClick={() => showGallery()}
        >
          <LayoutGrid size={16} strokeWidth={1.5} aria-hidden />
        </button>
      </Tooltip>
      <Tooltip label={text(viewDatasets.title)} shortcut={viewDatasets.shortcuts?.[0]}>
        <button
          type="button"
          className={styles.home}
          aria-label={text(viewDatasets.title)}
          aria-pressed={page === 'datasets'}
          onClick={() => showPage('datasets')}
        >
          <Database size={16} strokeWidth={1.5} aria-hidden />
        </button>
      </Tooltip>
      <Tooltip label={text(viewRuns.title)} shortcut={viewRuns.shortcuts?.[0]}>
        <button
          type="button"
          className={styles.home}
          aria-label={text(viewRuns.title)}
          aria-pressed={page === 'runs'}
          onClick={() => showPage('runs')}
        >
          <History size={16} strokeWidth={1.5} aria-hidden />
        </button>
      </Tooltip>
      <nav className={styles.list} aria-label={text('tabs.documents')}>
        {tabs.map(tab => (
          <Tab key={tab.id} tab={tab} isShown={tab.isActive && page === null} />
        ))}
      </nav>
      <IconButton
        label={text(fileNew.title)}
        shortcut={fileNew.shortcuts?.[0]}
        icon={<Plus size={16} strokeWidth={1.5} />}
        onClick={() => void runCommand(fileNew)}
      />
    </div>
  );
};

const Tab = ({ tab, isShown }: { readonly tab: DocumentTab; readonly isShown: boolean }) => {
  const { text } = useText();
  const { id, title, isUnsaved } = tab;
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isShown) element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isShown]);
  return (
    <div
      ref={element}
      className={styles.tab}
      data-active={isShown || undefined}
      onAuxClick={event => {
        if (event.button === 1) documents.close(id);
      }}
    >
      <button
        type="button"
        className={styles.name}
        aria-current={isShown ? 'page' : undefined}
        aria-label={isUnsaved ? text('tabs.unsaved', { name: title }) : title}
        title={title}
        onClick={() => {
          documents.activate(id);
          showGallery(false);
        }}
      >
        {title}
      </button>
      <span className={styles.end}>
        {isUnsaved && <span className={styles.dot} />}
        <span className={styles.close}>
          <IconButton
            size="small"
            label={text('tabs.close', { name: title })}
            icon={<X size={14} strokeWidth={1.5} />}
            onClick={() => documents.close(id)}
          />
        </span>
      </span>
    </div>
  );
};
