import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceToWire, roundedPath, type Wire, wireMiddle, wirePoints } from './wirePath.ts';

const coordinate = fc.integer({ min: -2000, max: 2000 });
const point = fc.record({ x: coordinate, y: coordinate });
const wire: fc.Arbitrary<Wire> = fc.record({
  direction: fc.constantFrom('down' as const, 'right' as const),
  from: point,
  to: point,
  lane: fc.option(coordinate, { nil: undefined }),
  bend: fc.constantFrom('source' as const, 'target' as const),
  rank: fc.nat(20),
});

describe('wirePoints', () => {
  it('is a straight line where the ends stand above each other', () => {
    const points = wirePoints({ from: { x: 5, y: 0 }, to: { x: 5, y: 48 }, bend: 'source' });
    expect(points).toEqual([
      { x: 5, y: 0 },
      { x: 5, y: 48 },
    ]);
  });

  it('bows out to its lane', () => {
    const points = wirePoints({ from: { x: 0, y: 0 }, to: { x: 0, y: 400 }, lane: 120, bend: 'target' });
    expect(Math.max(...points.map(({ x }) => x))).toBe(120);
    expect(roundedPath(points).match(/Q/g)).toHaveLength(4);
  });

  it('begins and ends at its ports and runs at right angles, whatever lies where', () => {
    fc.assert(
      fc.property(wire, given => {
        const points = wirePoints(given);
        expect(points[0]).toEqual(given.from);
        expect(points.at(-1)).toEqual(given.to);
        for (const [index, next] of points.slice(1).entries()) {
          const { x, y } = points[index] ?? next;
          expect(Math.min(Math.abs(next.x - x), Math.abs(next.y - y))).toBeLessThan(0.5);
        }
      }),
    );
  });

  it('has its middle on itself', () => {
    fc.assert(
      fc.property(wire, given => {
        const points = wirePoints(given);
        expect(distanceToWire(points, wireMiddle(points))).toBeLessThan(1);
      }),
    );
  });
});
