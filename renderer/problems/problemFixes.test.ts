import { describe, expect, it } from 'vitest';
import { required } from '../../shared/base/assert.ts';
import { applyCommand } from '../../shared/graph/applyCommand.ts';
import { emptyDocument, type GraphDocument, type GraphEdge } from '../../shared/graph/GraphDocument.ts';
import { lower } from '../../shared/lowering/lower.ts';
import type { ProblemCode } from '../../shared/text/en/problems.ts';
import { problemFixes } from './problemFixes.ts';

const edge = (source: string, target: string): GraphEdge => ({
  source,
  sourceHandle: 'out',
  target,
  targetHandle: 'in',
});

/** Input → Conv2D → Dense: wrong in as many ways as the parameters say. */
const network = (params: GraphDocument['nodes'][string]['params'] = {}): GraphDocument => ({
  ...emptyDocument('Wrong'),
  input: { ...emptyDocument('').input, channels: 4 },
  nodes: {
    image: { type: 'Input', params: {}, position: { x: 0, y: 0 } },
    conv: { type: 'Conv2D', params, position: { x: 0, y: 108 } },
    dense: { type: 'Dense', params: {}, position: { x: 0, y: 216 } },
  },
  edges: { a: edge('image', 'conv'), b: edge('conv', 'dense') },
});

/** Applies the first fix of the first problem with this code; returns the codes that are left. */
function codesAfterFix(document: GraphDocument, code: ProblemCode): readonly ProblemCode[] {
  const found = required(
    lower(document).problems.find(problem => problem.code === code),
    code,
  );
  const [first] = problemFixes(document, found);
  const fixed = applyCommand(document, required(first, `a fix of ${code}`).command);
  expect(fixed.ok).toBe(true);
  return fixed.ok ? lower(fixed.value).problems.map(problem => problem.code) : [];
}

describe('problemFixes', () => {
  it('makes the last node the output', () => {
    expect(codesAfterFix(network(), 'head/none')).not.toContain('head/none');
  });

  it('puts a pooling layer in front of a Dense that gets a feature map', () => {
    expect(codesAfterFix(network(), 'shape/vector')).not.toContain('shape/vector');
  });

  it('finds a number of groups that divides', () => {
    expect(codesAfterFix(network({ filters: 8, groups: 3 }), 'shape/groups')).not.toContain('shape/groups');
  });

  it('puts the default back', () => {
    expect(codesAfterFix(network({ filters: { expr: 'nothing * 2' } }), 'expression/unknownName')).not.toContain(
      'expression/unknownName',
    );
    expect(codesAfterFix(network({ filters: -1 }), 'param/invalid')).not.toContain('param/invalid');
  });

  it('removes a parameter that the type does not have', () => {
    expect(codesAfterFix(network({ colour: 3 }), 'param/unknown')).not.toContain('param/unknown');
  });

  it('adds the missing Input', () => {
    const document = network();
    const { image: _, ...nodes } = document.nodes;
    expect(codesAfterFix({ ...document, nodes, edges: {} }, 'node/noInput')).not.toContain('node/noInput');
  });

  it('removes a second Input and a connection that leads nowhere', () => {
    const twice = network();
    twice.nodes['again'] = { type: 'Input', params: {}, position: { x: 300, y: 0 } };
    expect(codesAfterFix(twice, 'node/severalInputs')).not.toContain('node/severalInputs');
    const dangling = network();
    dangling.edges['c'] = edge('ghost', 'dense');
    expect(codesAfterFix(dangling, 'edge/missingNode')).not.toContain('edge/missingNode');
  });
});
