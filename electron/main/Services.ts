import type { DatasetBrowser } from '../datasets/browse/DatasetBrowser.ts';
import type { JsonFile } from '../files/JsonFile.ts';
import type { RecentFiles } from '../files/RecentFiles.ts';
import type { RecoveryFolder } from '../files/RecoveryFolder.ts';
import type { JobRegistry } from '../jobs/JobRegistry.ts';
import type { Settings } from '../../shared/ipc/Settings.ts';
import type { Translator } from '../../shared/text/Translator.ts';
import type { AppWindow } from './AppWindow.ts';
import type { GrantedPaths } from './GrantedPaths.ts';

/** What the handlers work with: one of each for the life of the app. */
export interface Services {
  readonly dataRoot: string;
  readonly templatesFolder: string;
  readonly settings: JsonFile<Settings>;
  readonly recents: RecentFiles;
  readonly recovery: RecoveryFolder;
  readonly grants: GrantedPaths;
  readonly jobs: JobRegistry;
  /** Reads datasets for the window. */
  readonly browser: DatasetBrowser;
  readonly window: AppWindow;
  /** In the language that the settings ask for. */
  readonly translator: () => Translator;
  /** Ends the jobs, and returns when nothing is left to be written. */
  readonly close: () => Promise<unknown>;
  /** The window can be used now: what waited for it may come. */
  readonly onInteractive: () => void;
  /** Settings were changed: theme, menu and language follow. */
  readonly applySettings: () => void;
}
