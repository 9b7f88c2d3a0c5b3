import { describe, expect, it } from 'vitest';
import { applyCommand } from './applyCommand.ts';
import { copySelection, parseSelection, pasteCommand } from './clipboard.ts';
import { emptyDocument } from './GraphDocument.ts';
import { sampleDocument } from './testing/sampleDocument.ts';

describe('copy and paste', () => {
  const selection = copySelection(sampleDocument, ['stage', 'mine', 'add', 'gone']);

  it('copies nodes with the connections among them', () => {
    expect(Object.keys(selection.nodes)).toEqual(['stage', 'mine', 'add']);
    expect(Object.keys(selection.edges)).toEqual(['e3', 'e4']);
  });

  it('survives the clipboard as text', () => {
    expect(parseSelection(JSON.stringify(selection))).toEqual(selection);
  });

  it('ignores what is not ours or not whole', () => {
    const { add: _, ...nodes } = selection.nodes;
    const texts = ['', 'hello', '{}', JSON.stringify({ ...selection, nodes }), '{"__proto__": {}}', '['.repeat(1000)];
    for (const text of texts) expect(parseSelection(text), text.slice(0, 40)).toBeUndefined();
  });

  it('pastes under fresh ids, moved, again and again', () => {
    let document = sampleDocument;
    for (let round = 1; round <= 3; round += 1) {
      const edit = applyCommand(document, pasteCommand(selection, document, { x: 10, y: 20 }));
      expect(edit).toMatchObject({ ok: true });
      if (edit.ok) document = edit.value;
      expect(Object.keys(document.nodes)).toHaveLength(4 + 3 * round);
      expect(Object.keys(document.edges)).toHaveLength(4 + 2 * round);
    }
    expect(document.nodes['bottleneck_3']).toEqual({
      ...sampleDocument.nodes['stage'],
      position: { x: 10, y: 140 },
    });
    expect(document.edges['e5']).toEqual({ ...sampleDocument.edges['e3'], source: 'bottleneck_1', target: 'add_1' });
  });

  it('pastes into another document', () => {
    const other = emptyDocument('Other');
    const edit = applyCommand(other, pasteCommand(selection, other, { x: 0, y: 0 }));
    expect(edit.ok && Object.keys(edit.value.nodes)).toEqual(['bottleneck_1', 'mine_1', 'add_1']);
  });
});
