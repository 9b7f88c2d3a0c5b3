import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { downstream, type Link, sortNodes, upstream, wouldCycle } from './topology.ts';

const links = (...pairs: string[]): Link[] =>
  pairs.map(pair => {
    const [source = '', target = ''] = pair.split('>');
    return { source, target };
  });

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const anyLinks = fc.array(fc.record({ source: fc.constantFrom(...names), target: fc.constantFrom(...names) }), {
  maxLength: 16,
});

describe('sortNodes', () => {
  it('orders by depth, then by id', () => {
    const sorted = sortNodes(
      ['add', 'input', 'short', 'b', 'a'],
      links('input>b', 'input>a', 'a>add', 'b>add', 'input>short'),
    );
    expect(sorted).toEqual({ ok: true, value: ['input', 'a', 'b', 'short', 'add'] });
  });

  it('names the nodes of one cycle in the direction of the links', () => {
    const sorted = sortNodes(['d', 'c', 'b', 'a', 'z'], links('z>c', 'c>d', 'd>b', 'b>c', 'c>a'));
    expect(sorted).toEqual({ ok: false, error: { cycle: ['b', 'c', 'd'] } });
  });

  it('finds a node that feeds itself, and ignores links to missing nodes', () => {
    expect(sortNodes(['a'], links('a>a'))).toEqual({ ok: false, error: { cycle: ['a'] } });
    expect(sortNodes(['a'], links('a>gone', 'gone>a'))).toEqual({ ok: true, value: ['a'] });
  });

  it('sorts every acyclic graph independently of the order of keys, and finds a real cycle in every other', () => {
    let cyclic = 0;
    fc.assert(
      fc.property(anyLinks, fc.shuffledSubarray(names, { minLength: names.length }), (edges, shuffled) => {
        const sorted = sortNodes(names, edges);
        expect(sortNodes(shuffled, [...edges].reverse())).toEqual(sorted);
        if (sorted.ok) {
          expect([...sorted.value].sort()).toEqual(names);
          for (const { source, target } of edges)
            expect(sorted.value.indexOf(source)).toBeLessThan(sorted.value.indexOf(target));
          return;
        }
        cyclic += 1;
        const { cycle } = sorted.error;
        cycle.forEach((id, index) => {
          const next = cycle[(index + 1) % cycle.length];
          expect(edges.some(({ source, target }) => source === id && target === next)).toBe(true);
        });
      }),
      { numRuns: 500 },
    );
    expect(cyclic).toBeGreaterThan(50);
  });
});

describe('reach', () => {
  it('finds all that lies before and after', () => {
    const edges = links('a>b', 'b>c', 'b>d', 'x>d');
    expect([...upstream(edges, 'd')].sort()).toEqual(['a', 'b', 'x']);
    expect([...downstream(edges, 'a')].sort()).toEqual(['b', 'c', 'd']);
    expect(downstream(edges, 'unknown').size).toBe(0);
  });

  it('wouldCycle agrees with sortNodes', () => {
    fc.assert(
      fc.property(anyLinks, fc.constantFrom(...names), fc.constantFrom(...names), (edges, source, target) => {
        fc.pre(sortNodes(names, edges).ok);
        expect(wouldCycle(edges, source, target)).toBe(!sortNodes(names, [...edges, { source, target }]).ok);
      }),
    );
  });
});
