import { sameShape } from '../../shared/base/shape.ts';
import type { Costs } from '../../shared/lowering/Costs.ts';
import type { LoweredNode } from '../../shared/lowering/LoweredGraph.ts';

const sameRecord = <T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  same: (a: T, b: T) => boolean,
): boolean => {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(key => {
      const [left, right] = [a[key], b[key]];
      return left !== undefined && right !== undefined && same(left, right);
    })
  );
};

const sameLiteral = (a: unknown, b: unknown): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && JSON.stringify(a) === JSON.stringify(b));

const sameCosts = (a: Costs, b: Costs): boolean =>
  a.trainableParams === b.trainableParams && a.nonTrainableParams === b.nonTrainableParams && a.macs === b.macs;

/** Whether two lowerings say the same of a node, so that it need not be drawn again. */
export function sameLoweredNode(a: LoweredNode | undefined, b: LoweredNode | undefined): boolean {
  if (a === b || a === undefined || b === undefined) return a === b;
  return (
    a.instances === b.instances &&
    a.isBypassed === b.isBypassed &&
    sameCosts(a.costs, b.costs) &&
    sameRecord(a.outputs, b.outputs, sameShape) &&
    sameRecord(a.params, b.params, sameLiteral)
  );
}
