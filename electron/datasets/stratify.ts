import type { Random } from '../../shared/base/random.ts';
import { indicesWhere } from './indicesWhere.ts';

interface Stratified {
  /** 1 for each example that was drawn, else 0. */
  readonly isDrawn: Uint8Array;
  /** The indices of the drawn and of the other examples, made when they are asked for. */
  readonly drawn: Uint32Array;
  readonly rest: Uint32Array;
}

/**
 * Draws `count` of the labelled examples so that every class keeps its share (to one example), and gives their indices and
 * those of the rest, both in the original order.
 */
export function stratify(labels: Uint16Array, count: number, random: Random): Stratified {
  const wanted = Math.min(count, labels.length);
  const order = random.shuffle(labels.length);
  const quotas = classQuotas(labels, wanted);
  const isDrawn = new Uint8Array(labels.length);
  for (const index of order) {
    const label = labels[index] ?? 0;
    const left = quotas.get(label) ?? 0;
    if (left === 0) continue;
    quotas.set(label, left - 1);
    isDrawn[index] = 1;
  }
  const those = (drawn: number): Uint32Array => indicesWhere(labels.length, index => isDrawn[index] === drawn);
  return {
    isDrawn,
    get drawn() {
      return those(1);
    },
    get rest() {
      return those(0);
    },
  };
}

/** How many of each class: its share rounded down, then one more each for the largest remainders. */
function classQuotas(labels: Uint16Array, wanted: number): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const shares = [...sizes].map(([label, size]) => ({ label, share: (wanted * size) / labels.length }));
  const quotas = new Map(shares.map(({ label, share }) => [label, Math.floor(share)]));
  const missing = wanted - [...quotas.values()].reduce((sum, quota) => sum + quota, 0);
  const byRemainder = shares.toSorted((a, b) => (b.share % 1) - (a.share % 1) || a.label - b.label);
  for (const { label } of byRemainder.slice(0, missing)) quotas.set(label, (quotas.get(label) ?? 0) + 1);
  return quotas;
}
