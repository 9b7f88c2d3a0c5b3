import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../shared/base/appError.ts';
import { required } from '../../shared/base/assert.ts';
import type { GraphCommand } from '../../shared/graph/GraphCommand.ts';
import { emptyDocument, type GraphDocument } from '../../shared/graph/GraphDocument.ts';
import { serialiseDocument } from '../../shared/graph/serialiseDocument.ts';
import type { Channel } from '../../shared/ipc/contract.ts';
import { createDocuments, type Documents } from './createDocuments.ts';
import { documentTitle, isUnsaved, type OpenDocument } from './OpenDocument.ts';
import type { DocumentPorts } from './DocumentPorts.ts';
import type { Notice, NoticeMessage } from './notices.ts';

const addInput: GraphCommand = {
  kind: 'addNode',
  id: 'image',
  node: { type: 'Input', params: {}, position: { x: 0, y: 0 } },
};
const rename = (name: string): GraphCommand => ({ kind: 'setName', name });

/** A main process that answers as it is told, and notices that can be looked at. */
function fakePorts() {
  const made: { readonly channel: Channel; readonly input: unknown }[] = [];
  const answers = new Map<Channel, unknown>([['recovery.list', []]]);
  const notices: (Pick<Notice, 'actions'> & { readonly message: NoticeMessage })[] = [];
  const invoke = (channel: Channel, input?: unknown): Promise<unknown> => {
    made.push({ channel, input });
    const answer = answers.get(channel);
    return answer instanceof AppError ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const announce: DocumentPorts['announce'] = (message, given) => {
    notices.push({ message, actions: given?.actions ?? [] });
  };
  return {
    invoke: invoke as DocumentPorts['invoke'],
    announce,
    notices,
    answer: (channel: Channel, answer: unknown) => answers.set(channel, answer),
    refuse: (channel: Channel, error: AppError) => answers.set(channel, error),
    calls: (channel: Channel) => made.filter(call => call.channel === channel).map(({ input }) => input),
  };
}

let ports: ReturnType<typeof fakePorts>;
let documents: Documents;

beforeEach(() => {
  vi.useFakeTimers();
  ports = fakePorts();
  documents = createDocuments(ports);
});

afterEach(() => {
  documents.stop();
  vi.useRealTimers();
});

const open = (id: string): OpenDocument => required(documents.store.getState().documents[id], id);
const present = (id: string): GraphDocument => open(id).history.present;

describe('tabs', () => {
  it('opens documents side by side, the last one in front', () => {
    const a = documents.newDocument('A');
    const b = documents.newDocument('B');
    expect(documents.store.getState()).toMatchObject({ order: [a, b], activeId: b });
    documents.activate(a);
    expect(documents.store.getState().activeId).toBe(a);
  });

  it('brings the neighbour to the front when the one in front is closed', () => {
    const [a, b, c] = ['A', 'B', 'C'].map(name => documents.newDocument(name));
    documents.activate(required(b, 'b'));
    documents.close(required(b, 'b'));
    expect(documents.store.getState()).toMatchObject({ order: [a, c], activeId: c });
  });

  it('brings a file that is open already to the front instead of opening it twice', () => {
    const opened = { document: emptyDocument('File'), path: '/home/x/net.lightweave', hash: 'h', problems: [] };
    const id = documents.openFile(opened);
    documents.newDocument('Other');
    expect(documents.openFile(opened)).toBe(id);
    expect(documents.store.getState()).toMatchObject({ activeId: id });
    expect(documentTitle(open(id))).toBe('net');
  });

  it('keeps what is closed with unsaved work, to be reopened with its history', () => {
    const id = documents.newDocument('A');
    documents.run(addInput);
    documents.close(id);
    const [action] = required(ports.notices[0]?.actions, 'the notice');
    expect(ports.notices[0]?.message).toMatchObject({ key: 'document.closedUnsaved' });
    action?.run();
    expect(present(id).nodes).toHaveProperty('image');
    documents.undo();
    expect(present(id).nodes).toEqual({});
  });

  it('lays out a file whose nodes are all on one spot, and counts it as saved', () => {
    const document = {
      ...emptyDocument('Piled'),
      nodes: {
        a: { type: 'Input', params: {}, position: { x: 0, y: 0 } },
        b: { type: 'Flatten', params: {}, position: { x: 0, y: 0 } },
      },
      edges: { e: { source: 'a', sourceHandle: 'out', target: 'b', targetHandle: 'in' } },
    };
    const id = documents.openFile({ document, path: '/p.lightweave', hash: 'h', problems: [] });
    expect(present(id).nodes['b']?.position.y).toBeGreaterThan(0);
    expect(isUnsaved(open(id))).toBe(false);
  });
});

describe('editing', () => {
  it('lowers after every edit, and gives back what was with undo', () => {
    const id = documents.newDocument('A');
    const before = open(id).lowered;
    expect(documents.run(addInput)).toBe(true);
    expect(open(id).lowered.nodes['image']?.outputs).toEqual({ out: [28, 28, 1] });
    expect(isUnsaved(open(id))).toBe(true);
    documents.undo();
    expect(open(id).lowered).toEqual(before);
    expect(isUnsaved(open(id))).toBe(false);
    documents.redo();
    expect(present(id).nodes).toHaveProperty('image');
  });

  it('makes one step of the edits of one gesture, and another of the next', () => {
    documents.newDocument('A');
    documents.run(rename('B'), { coalesceKey: 'drag 1' });
    documents.run(rename('C'), { coalesceKey: 'drag 1' });
    documents.run(rename('D'), { coalesceKey: 'drag 2' });
    const id = required(documents.store.getState().activeId, 'a document');
    documents.undo();
    expect(present(id).name).toBe('C');
    documents.undo();
    expect(present(id).name).toBe('A');
  });

  it('announces a refused edit and changes nothing', () => {
    const id = documents.newDocument('A');
    const before = present(id);
    expect(documents.run({ kind: 'setLabel', node: 'nobody', label: 'x' })).toBe(false);
    expect(present(id)).toBe(before);
    expect(ports.notices[0]?.message).toMatchObject({ kind: 'problem', problem: { code: 'node/missing' } });
  });

  it('keeps the history of each document apart', () => {
    const a = documents.newDocument('A');
    documents.run(rename('A2'));
    const b = documents.newDocument('B');
    documents.run(rename('B2'));
    documents.activate(a);
    documents.undo();
    expect([present(a).name, present(b).name]).toEqual(['A', 'B2']);
  });
});

describe('saving', () => {
  it('asks where to save a new document, then saves there', async () => {
    const id = documents.newDocument('A');
    documents.run(addInput);
    ports.answer('document.saveAs', { path: '/a.lightweave', hash: 'h1' });
    await documents.save();
    expect(ports.calls('document.saveAs')).toEqual([{ text: serialiseDocument(present(id)), suggestedName: 'A' }]);
    expect(open(id)).toMatchObject({ path: '/a.lightweave', baseHash: 'h1' });
    expect(isUnsaved(open(id))).toBe(false);

    documents.run(rename('B'));
    ports.answer('document.save', { path: '/a.lightweave', hash: 'h2' });
    await documents.save();
    expect(ports.calls('document.save')).toMatchObject([{ path: '/a.lightweave', baseHash: 'h1', force: false }]);
    expect(open(id).baseHash).toBe('h2');
  });

  it('stays unsaved when the dialog is cancelled', async () => {
    const id = documents.newDocument('A');
    documents.run(addInput);
    ports.answer('document.saveAs', null);
    await documents.save();
    expect(isUnsaved(open(id))).toBe(true);
    expect(ports.notices).toEqual([]);
  });

  it('counts edits made while the file is written as unsaved', async () => {
    const id = documents.newDocument('A');
    documents.run(addInput);
    let finish = (_: unknown): void => undefined;
    ports.answer('document.saveAs', new Promise(resolve => (finish = resolve)));
    const saving = documents.save();
    await vi.advanceTimersByTimeAsync(0);
    documents.run(rename('later'));
    finish({ path: '/a.lightweave', hash: 'h1' });
    await saving;
    expect(isUnsaved(open(id))).toBe(true);
    documents.undo();
    expect(isUnsaved(open(id))).toBe(false);
  });

  it('offers to replace a file that another program changed, and replaces it then', async () => {
    const opened = { document: emptyDocument('F'), path: '/f.lightweave', hash: 'h', problems: [] };
    documents.openFile(opened);
    documents.run(addInput);
    ports.refuse('document.save', new AppError('file/changedOnDisk', { file: '/f.lightweave' }));
    await documents.save();
    const notice = required(ports.notices[0], 'a notice');
    expect(notice.actions.map(({ label }) => label)).toEqual(['document.replace', 'document.saveAs']);
    ports.answer('document.save', { path: '/f.lightweave', hash: 'h3' });
    notice.actions[0]?.run();
    await vi.runAllTimersAsync();
    expect(ports.calls('document.save').at(-1)).toMatchObject({ force: true });
  });
});

describe('recovery', () => {
  it('keeps every edit within a second, however fast they follow', async () => {
    const id = documents.newDocument('A');
    for (let step = 0; step < 30; step += 1) {
      documents.run(rename(`A${step}`));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(ports.calls('recovery.write').length).toBeGreaterThanOrEqual(3);
    await vi.advanceTimersByTimeAsync(1000);
    expect(ports.calls('recovery.write').at(-1)).toMatchObject({ id, text: serialiseDocument(present(id)) });
  });

  it('gives the copy up once the document is saved', async () => {
    const id = documents.newDocument('A');
    documents.run(addInput);
    await vi.advanceTimersByTimeAsync(1000);
    ports.answer('document.saveAs', { path: '/a.lightweave', hash: 'h1' });
    await documents.save();
    expect(ports.calls('recovery.discard')).toEqual([{ id }]);
  });

  it('opens what a crash left behind as unsaved work', async () => {
    const document = { ...emptyDocument('Lost'), notes: 'precious' };
    const recovered = { id: 'r', name: 'Lost', document, path: null, baseHash: null, baseChanged: false, savedAt: 1 };
    ports.answer('recovery.list', [recovered]);
    await documents.restore();
    expect(present('r').notes).toBe('precious');
    expect(isUnsaved(open('r'))).toBe(true);
    // Its backup says the same until the next edit.
    await vi.advanceTimersByTimeAsync(1000);
    expect(ports.calls('recovery.write')).toEqual([]);
    documents.run(addInput);
    await vi.advanceTimersByTimeAsync(1000);
    expect(ports.calls('recovery.write')).toHaveLength(1);
  });

  it('writes what is unsaved when the window closes, and gives up what was closed', async () => {
    const a = documents.newDocument('A');
    documents.run(addInput);
    await vi.advanceTimersByTimeAsync(1000);
    const b = documents.newDocument('B');
    documents.run(addInput);
    documents.close(a);
    await documents.flush();
    expect(ports.calls('recovery.discard')).toEqual([{ id: a }]);
    expect(ports.calls('recovery.write').at(-1)).toMatchObject({ id: b });
  });
});
