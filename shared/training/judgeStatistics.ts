import { isExplosion } from './lossRise.ts';
import type { TrainingStatistics } from './TrainingStatistics.ts';

/**
 * Something that keeps a layer from learning, or at the head (`diverging`) the whole network. `share`, `factor`, and `from`
 * and `to` are what it is judged by.
 */
export type TrainingWarning =
  | { readonly kind: 'dead'; readonly node: string; readonly layer: string; readonly share: number }
  | { readonly kind: 'exploding'; readonly node: string; readonly layer: string; readonly factor: number }
  | {
      readonly kind: 'diverging';
      readonly node: string;
      readonly layer: string;
      readonly step: number;
      readonly from: number;
      readonly to: number;
    };

/** From here on, so many units give nothing that the rest may not make up for it. */
const deadShare = 0.5;

/** A gradient this much longer than its weights moves them away at any usual learning rate. */
const explodingFactor = 100;

/** What is wrong: a loss that exploded, gradients far longer than their weights, rectifiers most of whose units are dead. */
export function judgeStatistics({ weights, rectifiers, loss }: TrainingStatistics): readonly TrainingWarning[] {
  const dead = rectifiers
    .filter(rectifier => rectifier.dead >= deadShare)
    .map(({ node, layer, dead: share }) => ({ kind: 'dead', node, layer, share }) as const);
  const exploding = weights.flatMap(({ node, weight, values, gradient }) => {
    if (gradient === null) return [];
    const factor = gradient.norm / Math.max(1, values.norm);
    return factor > explodingFactor ? [{ kind: 'exploding', node, layer: weight, factor } as const] : [];
  });
  const diverging =
    loss && isExplosion(loss.rise)
      ? [{ kind: 'diverging', node: loss.node, layer: loss.layer, ...loss.rise } as const]
      : [];
  return [...diverging, ...exploding, ...dead];
}
