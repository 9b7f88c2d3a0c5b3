import { assert } from '../../../shared/base/assert.ts';
import type { GraphCommand } from '../../../shared/graph/GraphCommand.ts';
import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import { commit, type History, startHistory, undo } from '../../../shared/graph/History.ts';
import type { LoweredGraph } from '../../../shared/lowering/LoweredGraph.ts';
import { createLowering } from '../../../shared/lowering/lower.ts';
import { median } from '../report/statistics.ts';

const editsPerRound = 40;

/** A command, of which each index is another edit. */
export type NthCommand = (index: number) => GraphCommand;

interface Timed {
  readonly editMs: number;
  readonly undoMs: number;
}

/** Medians over many first edits of a document that is open: the command through the history, and all shapes and costs. */
export function timeEdits(document: GraphDocument, nthCommand: NthCommand): Timed {
  const timed = Array.from({ length: editsPerRound }, (_, index) => timeEdit(document, nthCommand(index)));
  return { editMs: median(timed.map(({ editMs }) => editMs)), undoMs: median(timed.map(({ undoMs }) => undoMs)) };
}

function timeEdit(document: GraphDocument, command: GraphCommand): Timed {
  const lowering = createLowering();
  const before = lowering(document);
  const opened = startHistory(document, true);

  const editBegan = performance.now();
  const edited = edit(opened, command);
  const after = lowering(edited.present);
  const editMs = performance.now() - editBegan;
  assert(after.plan !== null && changedShapes(before, after) > 0, `${command.kind} changes shapes`);

  const undoBegan = performance.now();
  const undone = undo(edited);
  lowering(undone.present);
  return { editMs, undoMs: performance.now() - undoBegan };
}

/** The document after an edit that fits. */
export function edit(history: History, command: GraphCommand): History {
  const edited = commit(history, command, 'edit');
  assert(edited.ok, `${command.kind} fits`);
  return edited.value;
}

const changedShapes = (before: LoweredGraph, after: LoweredGraph): number =>
  after.layers.filter((layer, index) => String(layer.shape) !== String(before.layers[index]?.shape)).length;
