import { describe, expect, it } from 'vitest';
import { required } from '../../shared/base/assert.ts';
import { applyCommand } from '../../shared/graph/applyCommand.ts';
import { emptyDocument, type GraphDocument, type GraphEdge } from '../../shared/graph/GraphDocument.ts';
import { addition, leadThrough, type Place } from './addition.ts';

const edge = (source: string, target: string, targetHandle = 'in'): GraphEdge => ({
  source,
  sourceHandle: 'out',
  target,
  targetHandle,
});

/** image → conv → pool, one below the other. */
const chain: GraphDocument = {
  ...emptyDocument('Chain'),
  nodes: {
    image: { type: 'Input', params: {}, position: { x: 0, y: 0 } },
    conv: { type: 'Conv2D', params: {}, position: { x: 0, y: 108 } },
    pool: { type: 'GlobalAveragePooling2D', params: {}, position: { x: 0, y: 216 } },
  },
  edges: { a: edge('image', 'conv'), b: edge('conv', 'pool') },
};

function add(
  document: GraphDocument,
  type: string,
  place: Place,
): { readonly id: string; readonly after: GraphDocument } {
  const { id, command } = addition(document, { type, params: {} }, place);
  const result = applyCommand(document, command);
  if (!result.ok) expect(result.error).toEqual([]);
  return { id, after: result.ok ? result.value : document };
}

const into = ({ edges }: GraphDocument, id: string): readonly string[] =>
  Object.values(edges).flatMap(({ source, target }) => (target === id ? [source] : []));

describe('addition', () => {
  it('continues from the last node, below it', () => {
    const { id, after } = add(chain, 'Dense', { kind: 'after', node: 'pool' });
    expect(into(after, id)).toEqual(['pool']);
    expect(after.nodes[id]?.position.y).toBeGreaterThan(216);
  });

  it('goes between a node and the one that follows, and moves what follows down', () => {
    const { id, after } = add(chain, 'BatchNormalization', { kind: 'after', node: 'conv' });
    expect([into(after, id), into(after, 'pool')]).toEqual([['conv'], [id]]);
    expect(after.nodes['pool']?.position.y).toBeGreaterThan(required(after.nodes[id], id).position.y + 60);
    expect(after.nodes['conv']?.position).toEqual({ x: 0, y: 108 });
  });

  it('continues to the right where data flows to the right', () => {
    const turned = Object.entries(chain.nodes).map(
      ([id, node]) => [id, { ...node, position: { x: node.position.y * 2, y: 0 } }] as const,
    );
    const { id, after } = add({ ...chain, nodes: Object.fromEntries(turned) }, 'Dense', {
      kind: 'after',
      node: 'pool',
    });
    expect(after.nodes[id]?.position).toEqual({ x: 432 + 224, y: 0 });
  });

  it('branches off from a node that feeds several', () => {
    const { after: forked } = add(chain, 'MaxPooling2D', {
      kind: 'wire',
      node: 'conv',
      handle: 'out',
      from: 'source',
      position: { x: 300, y: 216 },
    });
    const { id, after } = add(forked, 'Flatten', { kind: 'after', node: 'conv' });
    expect(into(after, id)).toEqual(['conv']);
    expect(into(after, 'pool')).toEqual(['conv']);
  });

  it('feeds an input that a wire was drawn from', () => {
    const loose = { ...chain, edges: {} };
    const { id, after } = add(loose, 'Conv2D', {
      kind: 'wire',
      node: 'pool',
      handle: 'in',
      from: 'target',
      position: { x: 0, y: 400 },
    });
    expect(into(after, 'pool')).toEqual([id]);
  });

  it('stands alone where it does not fit', () => {
    const { after } = add(chain, 'Input', { kind: 'after', node: 'pool' });
    expect(Object.keys(after.edges)).toEqual(['a', 'b']);
  });

  it('covers no other node', () => {
    const { id, after } = add(chain, 'Conv2D', { kind: 'at', position: { x: 10, y: 10 } });
    const { position } = required(after.nodes[id], id);
    const others = Object.entries(after.nodes).filter(([other]) => other !== id);
    for (const [, { position: other }] of others) {
      expect(Math.abs(other.x - position.x) >= 176 || Math.abs(other.y - position.y) >= 60).toBe(true);
    }
  });
});

describe('leadThrough', () => {
  it('leads a connection through a node that stood alone', () => {
    const { id, after } = add(chain, 'Activation', { kind: 'at', position: { x: 400, y: 0 } });
    const commands = required(leadThrough(after, id, 'b'), 'the edit');
    const joined = applyCommand(after, { kind: 'batch', label: 'edit.insert', commands });
    expect(joined.ok && [into(joined.value, id), into(joined.value, 'pool')]).toEqual([['conv'], [id]]);
  });

  it('refuses a node without inputs', () => {
    const { id, after } = add(chain, 'Input', { kind: 'at', position: { x: 400, y: 0 } });
    expect(leadThrough(after, id, 'b')).toBeUndefined();
  });
});
