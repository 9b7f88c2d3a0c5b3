import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Layout, type LayoutInput, layoutGraph } from './layoutGraph.ts';
import { laneMargin, laneSpacing, nodeWidth } from './metrics.ts';

/** A network from `a>b` pairs; all nodes are equally high unless `heights` says otherwise. */
function network(pairs: string, heights: Record<string, number> = {}): LayoutInput {
  const edges: Record<string, LayoutInput['edges'][string]> = {};
  const all: Record<string, number> = {};
  for (const pair of pairs.split(' ')) {
    const [source = '', target = ''] = pair.split('>');
    edges[pair] = { source, sourceHandle: 'out', target };
    all[source] = 72;
    all[target] = 72;
  }
  return { heights: { ...all, ...heights }, edges };
}

const at = ({ positions }: Layout, id: string) => positions[id] ?? { x: Number.NaN, y: Number.NaN };
const centre = (layout: Layout, id: string): number => at(layout, id).x + nodeWidth / 2;

/** Any graph whose links lead from smaller to larger numbers, with nodes of any height. */
const anyNetwork = fc
  .record({
    heights: fc.array(fc.integer({ min: 24, max: 160 }), { minLength: 1, maxLength: 30, size: 'max' }),
    links: fc.array(fc.tuple(fc.nat(29), fc.nat(29), fc.nat(1)), { maxLength: 60, size: 'max' }),
    chained: fc.nat(30),
  })
  .map(({ heights, links, chained }): LayoutInput => {
    const edges: Record<string, LayoutInput['edges'][string]> = {};
    const chain = Array.from({ length: chained }, (_, index) => [index, index + 1, 0] as const);
    [...chain, ...links].forEach(([a, b, output], index) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      if (from === to || to >= heights.length) return;
      edges[`e${index}`] = { source: `n${from}`, sourceHandle: `out${output}`, target: `n${to}` };
    });
    return { heights: Object.fromEntries(heights.map((height, index) => [`n${index}`, height])), edges };
  });

describe('layoutGraph', () => {
  it('draws a chain as a straight line', () => {
    const layout = layoutGraph(network('a>b b>c c>d'));
    expect(['a', 'b', 'c', 'd'].map(id => at(layout, id).x)).toEqual([0, 0, 0, 0]);
    expect(layout.lanes).toEqual({});
  });

  it('lets a skip bow out beside the main line, a longer one further', () => {
    const layout = layoutGraph(network('a>b b>c c>add add>e a>add a>e b>e'));
    expect(['a', 'b', 'c', 'add', 'e'].map(id => at(layout, id).x)).toEqual([0, 0, 0, 0, 0]);
    const { 'b>e': inner = 0, 'a>add': outer, 'a>e': shared } = layout.lanes;
    expect(inner).toBeGreaterThanOrEqual(nodeWidth + laneMargin);
    expect(outer).toBe(inner + laneSpacing);
    expect(shared).toBe(outer);
  });

  it('draws a projection shortcut as a column of its own, with its wire straight below', () => {
    const layout = layoutGraph(network('in>a a>b b>c c>add in>short short>add add>out'));
    expect(at(layout, 'short').x).toBeGreaterThan(nodeWidth);
    expect(at(layout, 'short').y).toBe(at(layout, 'a').y);
    expect(layout.lanes).toEqual({ 'short>add': centre(layout, 'short') });
  });

  it('puts the branches of a module on both sides, each straight', () => {
    const layout = layoutGraph(network('in>a1 a1>a2 a2>a3 a3>cat in>b1 b1>b2 b2>cat in>c1 c1>c2 c2>cat in>d cat>out'));
    expect(at(layout, 'b1').x).toBe(at(layout, 'b2').x);
    expect(at(layout, 'c1').x).toBe(at(layout, 'c2').x);
    expect(Math.sign(at(layout, 'b1').x)).toBe(-Math.sign(at(layout, 'c1').x));
  });

  it('puts a second source right above what it feeds', () => {
    const layout = layoutGraph(network('in>a a>b b>mask label>mask'));
    expect(at(layout, 'label').y).toBe(at(layout, 'b').y);
  });

  it('draws a network with cycles, too', () => {
    const layout = layoutGraph(network('a>b b>c c>b c>d d>a e>e'));
    expect(Object.keys(layout.positions).sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('keeps a thousand nodes with a skip over each straight and apart', () => {
    const pairs = Array.from({ length: 1000 }, (_, index) => `n${index}>n${index + 1} n${index}>n${index + 2}`);
    const { positions, lanes } = layoutGraph(network(`${pairs.join(' ')} n1000>n1001`));
    expect(new Set(Object.values(positions).map(({ x }) => x))).toEqual(new Set([0]));
    expect(Object.keys(lanes)).toHaveLength(1000);
    expect(Math.max(...Object.values(lanes))).toBeLessThan(nodeWidth + laneMargin + 3 * laneSpacing);
  });

  it('never lets two nodes overlap, and leads every connection down', () => {
    fc.assert(
      fc.property(anyNetwork, ({ heights, edges }) => {
        const { positions } = layoutGraph({ heights, edges });
        const placed = Object.entries(positions);
        expect(placed).toHaveLength(Object.keys(heights).length);
        const height = (id: string): number => heights[id] ?? Number.NaN;
        for (const [a, one] of placed)
          for (const [b, other] of placed) {
            if (a >= b) continue;
            const isApart =
              Math.abs(one.x - other.x) >= nodeWidth || one.y + height(a) <= other.y || other.y + height(b) <= one.y;
            expect(isApart, `${a} and ${b}`).toBe(true);
          }
        for (const { source, target } of Object.values(edges))
          expect((positions[target]?.y ?? 0) - (positions[source]?.y ?? 0)).toBeGreaterThan(height(source));
      }),
      { numRuns: 300 },
    );
  });

  it('runs no lane through a node, nor two of different outputs onto each other', () => {
    let seen = 0;
    fc.assert(
      fc.property(anyNetwork, ({ heights, edges }) => {
        const { positions, lanes } = layoutGraph({ heights, edges });
        const stretch = (id: string) => {
          const edge = edges[id] ?? { source: '', target: '', sourceHandle: '' };
          const top = (positions[edge.source]?.y ?? 0) + (heights[edge.source] ?? 0);
          return { output: `${edge.source} ${edge.sourceHandle}`, top, bottom: positions[edge.target]?.y ?? 0 };
        };
        for (const [id, x] of Object.entries(lanes)) {
          seen += 1;
          const wire = stretch(id);
          for (const [node, position] of Object.entries(positions)) {
            const isBeside = x <= position.x - laneMargin || x >= position.x + nodeWidth + laneMargin;
            const isClear = position.y + (heights[node] ?? 0) <= wire.top || position.y >= wire.bottom;
            expect(isBeside || isClear, `${id} and ${node}`).toBe(true);
          }
          for (const [otherId, otherX] of Object.entries(lanes)) {
            const other = stretch(otherId);
            if (other.output === wire.output || other.top >= wire.bottom || other.bottom <= wire.top) continue;
            expect(Math.abs(x - otherX), `${id} and ${otherId}`).toBeGreaterThanOrEqual(laneSpacing);
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(seen).toBeGreaterThan(300);
  });

  it('does not depend on the order of keys', () => {
    const reversed = <T>(record: Readonly<Record<string, T>>) => Object.fromEntries(Object.entries(record).reverse());
    fc.assert(
      fc.property(anyNetwork, ({ heights, edges }) => {
        const again = layoutGraph({ heights: reversed(heights), edges: reversed(edges) });
        expect(again).toEqual(layoutGraph({ heights, edges }));
      }),
    );
  });
});
