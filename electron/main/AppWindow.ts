import { app, type BrowserWindow, dialog, nativeTheme } from 'electron';
import { AppError, serialiseError } from '../../shared/base/appError.ts';
import { required } from '../../shared/base/assert.ts';
import type { EventName, Events, RequestInput } from '../../shared/ipc/contract.ts';
import type { JsonFile } from '../files/JsonFile.ts';
import { appUrl } from './appScheme.ts';
import { backgroundColor, createBrowserWindow } from './createBrowserWindow.ts';
import { stateOf, type WindowState } from './windowState.ts';

const closingLimitMs = 3000;
const crashMemoryMs = 60_000;
const crashesBeforeSafeStart = 2;
const crashesBeforeGivingUp = 5;

/** The one window: what it is told, how it closes without losing anything, and what happens when its page dies. */
export class AppWindow {
  readonly #state: JsonFile<WindowState>;
  #window: BrowserWindow | null = null;
  #isListening = false;
  #waiting: (() => void)[] = [];
  #isClosing = false;
  #crashes: number[] = [];

  constructor(state: JsonFile<WindowState>) {
    this.#state = state;
    nativeTheme.on('updated', () => this.#window?.setBackgroundColor(backgroundColor()));
  }

  /** After crashes in quick succession the window is loaded without the documents that may have caused them. */
  get isSafeStart(): boolean {
    return this.#crashes.length >= crashesBeforeSafeStart;
  }

  get browserWindow(): BrowserWindow {
    return required(this.#window, 'window');
  }

  /** Opens the window, or brings it to the front. */
  show(): void {
    if (this.#window === null) this.#open();
    else {
      if (this.#window.isMinimized()) this.#window.restore();
      this.#window.show();
      this.#window.focus();
    }
  }

  /** Tells the page something, as soon as it listens. */
  send<Name extends EventName>(name: Name, payload: Events[Name]): void {
    const send = (): void => this.#window?.webContents.send('lightweave.event', name, payload);
    if (this.#isListening) send();
    else this.#waiting.push(send);
  }

  /** The page listens from now on. */
  startListening(): void {
    this.#isListening = true;
    for (const send of this.#waiting.splice(0)) send();
  }

  describe({ title, edited, path }: RequestInput<'window.describe'>): void {
    const name = [title, app.getName()].filter(Boolean).join(' — ');
    this.#window?.setTitle(edited ? `• ${name}` : name);
    this.#window?.setDocumentEdited(edited);
    this.#window?.setRepresentedFilename(path ?? '');
  }

  get isFocused(): boolean {
    return this.#window?.isFocused() ?? false;
  }

  /** On the taskbar or dock; `null` for nothing. */
  showProgress(share: number | null, isPaused: boolean): void {
    this.#window?.setProgressBar(share ?? -1, { mode: isPaused ? 'paused' : 'normal' });
  }

  /** The page has put unsaved work in safety. */
  confirmClose(): void {
    if (this.#isClosing) this.#window?.destroy();
  }

  #open(): void {
    const window = createBrowserWindow(this.#state.value);
    this.#window = window;
    this.#isClosing = false;
    window.on('page-title-updated', event => event.preventDefault());
    window.on('close', event => this.#askBeforeClosing(event, window));
    window.on('closed', () => {
      this.#window = null;
      this.#isListening = false;
    });
    // An address that Chromium refuses by itself leaves an error page in place of ours.
    window.webContents.on('did-fail-load', (_event, _code, _reason, url, isMainFrame) => {
      if (isMainFrame && url !== appUrl) this.#load(window);
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => this.#afterCrash(window, reason));
    this.#load(window);
  }

  #load(window: BrowserWindow): void {
    this.#isListening = false;
    void window.loadURL(appUrl);
  }

  /** The page gets a moment to put unsaved work into recovery. */
  #askBeforeClosing(event: Electron.Event, window: BrowserWindow): void {
    void this.#state.update(() => stateOf(window)).catch(() => undefined);
    if (!this.#isListening) return;
    event.preventDefault();
    if (this.#isClosing) return;
    this.#isClosing = true;
    this.send('window.closing', {});
    setTimeout(() => {
      if (!window.isDestroyed()) window.destroy();
    }, closingLimitMs);
  }

  #afterCrash(window: BrowserWindow, reason: string): void {
    if (reason === 'clean-exit') return;
    if (this.#isClosing) {
      window.destroy();
      return;
    }
    const now = Date.now();
    this.#crashes = [...this.#crashes.filter(time => now - time < crashMemoryMs), now];
    if (this.#crashes.length >= crashesBeforeGivingUp) {
      dialog.showErrorBox(app.getName(), reason);
      app.exit(1);
      return;
    }
    const code = this.isSafeStart ? 'window/safeStart' : 'window/crashed';
    this.#load(window);
    this.send('app.failure', serialiseError(new AppError(code, { reason })));
  }
}
