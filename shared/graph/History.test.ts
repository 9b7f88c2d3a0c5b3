import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../base/limits.ts';
import { emptyDocument } from './GraphDocument.ts';
import { commit, type History, isDirty, markSaved, redo, startHistory, undo } from './History.ts';
import { serialiseDocument } from './serialiseDocument.ts';
import { commandFrom } from './testing/commandFrom.ts';
import { sampleDocument } from './testing/sampleDocument.ts';

function committed(history: History, name: string, coalesceKey?: string): History {
  const result = commit(history, { kind: 'setName', name }, `name ${name}`, coalesceKey);
  return result.ok ? result.value : history;
}

const start = startHistory(emptyDocument('start'), true);
const names = (history: History): string[] => {
  const found = [history.present.name];
  for (let step = history; step.past.length > 0; ) {
    step = undo(step);
    found.unshift(step.present.name);
  }
  return found;
};

describe('History', () => {
  it('undoes and redoes with labels, and forgets what was undone once something else is done', () => {
    const two = committed(committed(start, 'a'), 'b');
    expect(two.past.map(({ label }) => label)).toEqual(['name a', 'name b']);
    const one = undo(two);
    expect(one.future.map(({ label }) => label)).toEqual(['name b']);
    expect(redo(one)).toEqual(two);
    expect(names(committed(one, 'c'))).toEqual(['start', 'a', 'c']);
    expect(committed(one, 'c').future).toEqual([]);
    expect(undo(start)).toBe(start);
    expect(redo(start)).toBe(start);
  });

  it('takes one gesture for one step, and the next for another', () => {
    let history = start;
    for (const name of ['1', '2', '3']) history = committed(history, name, 'width/1');
    for (const name of ['4', '5']) history = committed(history, name, 'width/2');
    expect(names(history)).toEqual(['start', '3', '5']);
  });

  it('does not continue a gesture after undo or over a saved state', () => {
    const dragged = committed(committed(start, '1', 'drag'), '2', 'drag');
    expect(names(committed(undo(dragged), '3', 'drag'))).toEqual(['start', '3']);
    const saved = markSaved(dragged, dragged.present);
    expect(names(committed(saved, '3', 'drag'))).toEqual(['start', '2', '3']);
  });

  it('knows whether the file holds the present document', () => {
    const edited = committed(start, 'a');
    expect([isDirty(start), isDirty(edited), isDirty(undo(edited))]).toEqual([false, true, false]);
    const saved = markSaved(edited, edited.present);
    expect([isDirty(saved), isDirty(undo(saved)), isDirty(redo(undo(saved)))]).toEqual([false, true, false]);
    expect(isDirty(committed(markSaved(edited, start.present), 'b'))).toBe(true);
    expect(isDirty(startHistory(emptyDocument('recovered'), false))).toBe(true);
  });

  it('leaves the history alone when a command changes nothing or is refused', () => {
    expect(commit(start, { kind: 'setName', name: 'start' }, 'same')).toEqual({ ok: true, value: start });
    expect(commit(start, { kind: 'remove', nodes: ['x'], edges: [] }, 'gone')).toMatchObject({ ok: false });
  });

  it('keeps a bounded number of steps', () => {
    let history = start;
    for (let step = 0; step < limits.historySteps + 10; step += 1) history = committed(history, `${step}`);
    expect(history.past).toHaveLength(limits.historySteps);
    expect(names(history)[0]).toBe('9');
  });

  /** The plainest history: texts in a list. */
  interface Model {
    texts: string[];
    at: number;
  }

  it('agrees with a simple model over random edits, undos and redos', () => {
    const move = fc.record({
      act: fc.constantFrom('edit', 'edit', 'edit', 'undo', 'redo'),
      kind: fc.nat(999),
      ...{ a: fc.nat(999), b: fc.nat(999), c: fc.nat(999) },
    });
    let tried = 0;
    let ran = 0;
    fc.assert(
      fc.property(fc.array(move, { minLength: 100, maxLength: 100 }), moves => {
        let history = startHistory(sampleDocument, true);
        const model: Model = { texts: [serialiseDocument(sampleDocument)], at: 0 };
        for (const { act, ...choice } of moves) {
          if (act === 'undo') {
            history = undo(history);
            model.at = Math.max(0, model.at - 1);
          } else if (act === 'redo') {
            history = redo(history);
            model.at = Math.min(model.texts.length - 1, model.at + 1);
          } else {
            tried += 1;
            const result = commit(history, commandFrom(history.present, choice), act);
            if (!result.ok) continue;
            ran += 1;
            if (result.value !== history) {
              model.texts.splice(model.at + 1, model.texts.length, serialiseDocument(result.value.present));
              model.at += 1;
            }
            history = result.value;
          }
          expect(serialiseDocument(history.present)).toBe(model.texts[model.at]);
          expect(history.past).toHaveLength(model.at);
          expect(history.future).toHaveLength(model.texts.length - 1 - model.at);
        }
        while (history.past.length > 0) history = undo(history);
        expect(history.present).toBe(sampleDocument);
        while (history.future.length > 0) history = redo(history);
        expect(serialiseDocument(history.present)).toBe(model.texts.at(-1));
      }),
      { numRuns: 300 },
    );
    expect(ran / tried).toBeGreaterThanOrEqual(0.95);
    expect(ran).toBeGreaterThan(10_000);
  });
});
