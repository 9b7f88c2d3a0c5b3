import type { LayerPlan, PlanLayer } from './LayerPlan.ts';

/** The layers of a network with capsules that draws its images again (Sabour et al. 2017). */
export interface CapsuleParts {
  /** A pose for each class: `[capsules, dimension]`. */
  readonly poses: PlanLayer;
  /** All but one of them set to zero; what is drawn comes from here. */
  readonly mask: PlanLayer;
  /** The drawn image, as many values as the network's input has. */
  readonly drawing: string;
}

/** Null for another network. */
export function capsuleParts({ layers, heads }: LayerPlan): CapsuleParts | null {
  const mask = layers.find(({ type }) => type === 'CapsuleMask');
  const poses = layers.find(({ name }) => name === mask?.inputs[0]);
  const drawing = heads.find(({ target }) => target === 'input')?.layer;
  return mask && poses && drawing !== undefined ? { poses, mask, drawing } : null;
}
