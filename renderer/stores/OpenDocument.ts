import type { Problem } from '../../shared/base/problem.ts';
import { type History, isDirty } from '../../shared/graph/History.ts';
import type { LoweredGraph } from '../../shared/lowering/LoweredGraph.ts';

/** A document in a tab: its history, what lowering made of it, and the file it belongs to. */
export interface OpenDocument {
  readonly id: string;
  /** Null until it is saved for the first time. */
  readonly path: string | null;
  /** Hash of the file as last read or written. */
  readonly baseHash: string | null;
  /** Its content is `history.present`. */
  readonly history: History;
  readonly lowered: LoweredGraph;
  /** What was wrong with the file it was opened from. */
  readonly problems: readonly Problem[];
}

/** The open documents, in the order of their tabs. */
export interface DocumentsState {
  readonly documents: Readonly<Record<string, OpenDocument>>;
  readonly order: readonly string[];
  readonly activeId: string | null;
  /** Documents closed with unsaved work, the latest last: they can be reopened. */
  readonly closed: readonly OpenDocument[];
}

export const noDocuments: DocumentsState = { documents: {}, order: [], activeId: null, closed: [] };

export const activeDocument = ({ documents, activeId }: DocumentsState): OpenDocument | null =>
  (activeId === null ? undefined : documents[activeId]) ?? null;

export const isUnsaved = ({ history }: OpenDocument): boolean => isDirty(history);

/** What the tab and the window are called: the file's name, or the document's until there is a file. */
export const documentTitle = ({ path, history }: OpenDocument): string =>
  path
    ?.split(/[\\/]/)
    .at(-1)
    ?.replace(/\.lightweave$/, '') ?? history.present.name;
