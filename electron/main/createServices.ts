import { join } from 'node:path';
import { app, nativeTheme } from 'electron';
import type { EngineStatus } from '../../shared/ipc/messages.ts';
import { defaultSettings, settingsSchema } from '../../shared/ipc/Settings.ts';
import { AppError, serialiseError } from '../../shared/base/appError.ts';
import type { EngineLimits } from '../../shared/jobs/EngineLimits.ts';
import type { Job } from '../../shared/jobs/Job.ts';
import type { JobEvent } from '../../shared/jobs/JobEvent.ts';
import { createTranslator, type Translator } from '../../shared/text/Translator.ts';
import { DatasetBrowser } from '../datasets/browse/DatasetBrowser.ts';
import { JsonFile } from '../files/JsonFile.ts';
import { RecentFiles } from '../files/RecentFiles.ts';
import { RecoveryFolder } from '../files/RecoveryFolder.ts';
import { removeStaleTemporaries } from '../files/temporaryFiles.ts';
import { JobRegistry } from '../jobs/JobRegistry.ts';
import { AppWindow } from './AppWindow.ts';
import { createDesktop } from './createDesktop.ts';
import { forkUtility } from './forkUtility.ts';
import { GrantedPaths } from './GrantedPaths.ts';
import { markTime } from './markTime.ts';
import { setMenu } from './menu.ts';
import { RunWatch } from './RunWatch.ts';
import type { Services } from './Services.ts';
import { systemLocale } from './systemLocale.ts';
import { openWindowState } from './windowState.ts';

/** Makes what the app works with, out of the state that lies in `dataRoot`. */
export async function createServices(dataRoot: string): Promise<Services> {
  const recoveryFolder = join(dataRoot, 'recovery');
  await Promise.all([dataRoot, recoveryFolder].map(folder => removeStaleTemporaries(folder)));
  const [settings, recents, windowState] = await Promise.all([
    JsonFile.open(join(dataRoot, 'settings.json'), settingsSchema, defaultSettings),
    RecentFiles.open(join(dataRoot, 'recent.json')),
    openWindowState(dataRoot),
  ]);
  const window = new AppWindow(windowState);
  const translator = (): Translator => {
    const { locale } = settings.value;
    return createTranslator(locale === 'system' ? systemLocale() : locale);
  };
  const jobs = createJobs(window, translator, () => settings.value.engine);
  const browser = new DatasetBrowser(() => forkUtility('browseHost'));
  return {
    dataRoot,
    templatesFolder: join(app.getAppPath(), 'templates'),
    settings,
    recents,
    recovery: new RecoveryFolder(recoveryFolder),
    grants: grantsFor(dataRoot, recents),
    browser,
    window,
    ...jobs,
    close: () => {
      browser.close();
      return Promise.all([jobs.jobs.dispose(), ...[settings, recents, windowState].map(state => state.settled())]);
    },
    translator,
    applySettings: () => {
      nativeTheme.themeSource = settings.value.theme;
      setMenu(translator(), window);
    },
  };
}

function grantsFor(dataRoot: string, recents: RecentFiles): GrantedPaths {
  const grants = new GrantedPaths();
  grants.grantFolder(dataRoot);
  for (const path of recents.paths) grants.grantFile(path);
  return grants;
}

function createJobs(
  window: AppWindow,
  translator: () => Translator,
  limits: () => EngineLimits,
): Pick<Services, 'jobs' | 'onInteractive'> {
  let status: EngineStatus = { state: 'starting', tensorflow: null, reason: null };
  const watch = new RunWatch(createDesktop(window, translator), () => jobs.list());
  const listeners = {
    onEvent: (event: JobEvent) => {
      window.send('job.event', event);
      watch.onEvent(event);
    },
    onSilent: ({ title }: Job) => {
      window.send('app.failure', serialiseError(new AppError('engine/silent', { title })));
    },
    onStatus: (changed: EngineStatus) => {
      status = changed;
      if (status.state === 'ready') markTime('engineReady');
      window.send('engine.status', status);
    },
  };
  const jobs = new JobRegistry(forkUtility, listeners, limits);
  return {
    jobs,
    onInteractive: () => {
      window.startListening();
      // A page that was loaded again has missed it.
      window.send('engine.status', status);
    },
  };
}
