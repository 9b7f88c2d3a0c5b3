import { limits } from '../base/limits.ts';
import type { Problem } from '../base/problem.ts';
import { ok, type Result } from '../base/result.ts';
import { applyCommand } from './applyCommand.ts';
import type { GraphCommand } from './GraphCommand.ts';
import type { GraphDocument } from './GraphDocument.ts';

/** One entry of the history: its label, and the document on its far side (before it in `past`, after it in `future`). */
interface HistoryStep {
  readonly label: string;
  readonly document: GraphDocument;
  readonly coalesceKey?: string;
}

/**
 * A document with what can be undone (latest last) and redone (next last).
 *
 * Steps hold whole documents: edits share all they leave alone, so a step costs little more than its change, undo is
 * exact by construction, and identity comes back with it (the canvas draws nothing anew, a saved document is clean
 * again). A recovery journal needs no patches either: `applyCommand` is deterministic, so that the base document and the
 * commands, undos and redos in their order, all plain JSON, lead to the same history.
 */
export interface History {
  readonly past: readonly HistoryStep[];
  readonly present: GraphDocument;
  readonly future: readonly HistoryStep[];
  /** The document as its file holds it (or as it began, if new and untouched); `undefined` if no file does. */
  readonly saved: GraphDocument | undefined;
}

/** A history that begins with `document`; `isSaved` unless closing it would lose something, as with a recovered one. */
export const startHistory = (document: GraphDocument, isSaved: boolean): History => ({
  past: [],
  present: document,
  future: [],
  saved: isSaved ? document : undefined,
});

/**
 * Applies a command as one labelled step; the history itself if it changes nothing. Steps in a row with the same
 * `coalesceKey` become one: the caller makes the key of what is changed and of the gesture (one drag of a slider), so
 * that a second drag is a second step.
 */
export function commit(
  history: History,
  command: GraphCommand,
  label: string,
  coalesceKey?: string,
): Result<History, readonly Problem[]> {
  const edit = applyCommand(history.present, command);
  if (!edit.ok) return edit;
  if (edit.value === history.present) return ok(history);
  const step = { label, document: history.present, ...(coalesceKey === undefined ? {} : { coalesceKey }) };
  const past = continuesStep(history, coalesceKey) ? history.past : [...history.past, step].slice(-limits.historySteps);
  return ok({ ...history, past, present: edit.value, future: [] });
}

/** A step never grows past the state that was saved: undo must lead back there. */
const continuesStep = ({ past, present, future, saved }: History, coalesceKey: string | undefined): boolean =>
  coalesceKey !== undefined && past.at(-1)?.coalesceKey === coalesceKey && future.length === 0 && present !== saved;

/** One step back; the history itself at its beginning. */
export function undo(history: History): History {
  const step = history.past.at(-1);
  if (step === undefined) return history;
  const undone = { ...step, document: history.present };
  return {
    ...history,
    past: history.past.slice(0, -1),
    present: step.document,
    future: [...history.future, undone],
  };
}

/** One step forward again; the history itself at its end. */
export function redo(history: History): History {
  const step = history.future.at(-1);
  if (step === undefined) return history;
  const redone = { ...step, document: history.present };
  return {
    ...history,
    past: [...history.past, redone],
    present: step.document,
    future: history.future.slice(0, -1),
  };
}

/** Notes that a file now holds `document`, which need not be the present one: people go on editing while it is written. */
export const markSaved = (history: History, document: GraphDocument): History => ({ ...history, saved: document });

export const isDirty = ({ present, saved }: History): boolean => present !== saved;
