import type { Locale } from '../base/localised.ts';
import type { Problem } from '../base/problem.ts';
import type { GraphDocument } from '../graph/GraphDocument.ts';

export interface AppInfo {
  readonly version: string;
  readonly electron: string;
  readonly platform: string;
  readonly systemLocale: Locale;
  readonly dataRoot: string;
  /** The window crashed twice in a row: unsaved work is kept, but not opened this time. */
  readonly isSafeStart: boolean;
}

/** Whether an engine process is there to take a job, and the TensorFlow it has loaded. */
export interface EngineStatus {
  readonly state: 'starting' | 'ready' | 'unavailable';
  readonly tensorflow: string | null;
  readonly reason: string | null;
}

/** A file as it was opened. Damaged nodes are left out and listed; `hash` is of the bytes on disk. */
export interface OpenedDocument {
  readonly document: GraphDocument;
  readonly path: string;
  readonly hash: string;
  readonly problems: readonly Problem[];
}

export interface SavedDocument {
  readonly path: string;
  readonly hash: string;
}

export interface RecentFile {
  readonly path: string;
  readonly name: string;
  readonly openedAt: number;
  readonly isMissing: boolean;
}

/** Unsaved work of an earlier session. `baseChanged`: the file it started from was changed since. */
export interface RecoveredDocument {
  readonly id: string;
  readonly name: string;
  readonly document: GraphDocument;
  readonly path: string | null;
  readonly baseHash: string | null;
  readonly baseChanged: boolean;
  readonly savedAt: number;
}
