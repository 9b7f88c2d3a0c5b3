import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { DatasetsPage } from '../datasets/DatasetsPage.tsx';
import { Gallery } from '../gallery/Gallery.tsx';
import { AboutDialog } from './AboutDialog.tsx';
import styles from './App.module.css';
import { CommandPalette } from './CommandPalette.tsx';
import { fileNew } from './commands/fileNew.ts';
import { fileOpen } from './commands/fileOpen.ts';
import { Guarded } from './Guarded.tsx';
import { Notices } from './Notices.tsx';
import { openRecent } from './openRecent.ts';
import { RunsPage } from '../runs/RunsPage.tsx';
import { showRunBeside } from './showRunBeside.ts';
import { AugmentationButton } from '../train/AugmentationButton.tsx';
import { trainOn } from './trainOn.ts';
import { runCommand } from './runCommand.ts';
import { SettingsDialog } from './SettingsDialog.tsx';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TitleBar } from './TitleBar.tsx';
import { type DialogName, type PageName, showDialog, useView } from './view.ts';
import { Workspace } from './Workspace.tsx';

const dialogs = {
  commandPalette: CommandPalette,
  settings: SettingsDialog,
  shortcuts: ShortcutsDialog,
  about: AboutDialog,
} as const satisfies Record<DialogName, unknown>;

const Page = ({ name }: { readonly name: PageName }) => {
  switch (name) {
    case 'datasets':
      return <DatasetsPage onTrain={trainOn} augmentation={dataset => <AugmentationButton dataset={dataset} />} />;
    case 'runs':
      return <RunsPage onShow={run => void showRunBeside(run)} />;
    case 'gallery':
      return (
        <Gallery
          onNew={() => void runCommand(fileNew)}
          onOpenFile={() => void runCommand(fileOpen)}
          onOpenRecent={path => void openRecent(path)}
        />
      );
  }
};

/** The whole window. */
export const App = () => {
  const { page, dialog } = useView();
  const Opened = dialog === null ? null : dialogs[dialog];
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={500}>
        <Guarded>
          <div className={styles.app}>
            <TitleBar page={page} />
            {page === null ? (
              <Workspace />
            ) : (
              <main className={styles.page}>
                <Guarded>
                  <Page name={page} />
                </Guarded>
              </main>
            )}
            <StatusBar isCovered={page !== null} />
          </div>
          {Opened !== null && <Opened onClose={() => showDialog(null)} />}
          <Notices />
        </Guarded>
      </Tooltip.Provider>
    </CSPProvider>
  );
};
