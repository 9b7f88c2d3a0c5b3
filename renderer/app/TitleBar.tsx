import { PanelBottom, PanelLeft, PanelRight, Search, Settings } from 'lucide-react';
import { useSetting } from '../stores/settings.ts';
import { useText } from '../stores/text.ts';
import { RunChip } from '../train/RunChip.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { viewCommandPalette } from './commands/viewCommandPalette.ts';
import { viewSettings } from './commands/viewSettings.ts';
import { viewToggleBottom } from './commands/viewToggleBottom.ts';
import { viewToggleInspector } from './commands/viewToggleInspector.ts';
import { viewToggleSide } from './commands/viewToggleSide.ts';
import { DocumentTabs } from './DocumentTabs.tsx';
import { showRun } from './panels.ts';
import { runCommand } from './runCommand.ts';
import styles from './TitleBar.module.css';
import { type PageName, showGallery } from './view.ts';

const toggles = [
  { command: viewToggleSide, panel: 'side', Icon: PanelLeft },
  { command: viewToggleBottom, panel: 'bottom', Icon: PanelBottom },
  { command: viewToggleInspector, panel: 'inspector', Icon: PanelRight },
] as const;

/** Tabs, what runs, and the way to everything else. */
export const TitleBar = ({ page }: { readonly page: PageName | null }) => {
  const { text } = useText();
  const panels = useSetting('panels');
  const openRun = () => {
    showGallery(false);
    showRun();
  };
  return (
    <header className={styles.bar}>
      <DocumentTabs page={page} />
      <div className={styles.tools}>
        <RunChip onOpen={openRun} />
        <button type="button" className={styles.search} onClick={() => void runCommand(viewCommandPalette)}>
          <Search size={14} strokeWidth={1.5} aria-hidden />
          <span className={styles.searchText}>{text('palette.short')}</span>
          <Kbd shortcut="Mod+KeyK" />
        </button>
        {page === null &&
          toggles.map(({ command, panel, Icon }) => (
            <IconButton
              key={panel}
              label={text(command.title)}
              shortcut={command.shortcuts?.[0]}
              icon={<Icon size={16} strokeWidth={1.5} />}
              isPressed={panels[panel].isOpen}
              onClick={() => void runCommand(command)}
            />
          ))}
        <IconButton
          label={text(viewSettings.title)}
          shortcut={viewSettings.shortcuts?.[0]}
          icon={<Settings size={16} strokeWidth={1.5} />}
          onClick={() => void runCommand(viewSettings)}
        />
      </div>
    </header>
  );
};
