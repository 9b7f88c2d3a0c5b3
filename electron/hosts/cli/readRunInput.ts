import type { ResolvedInput } from '../../../shared/lowering/LayerPlan.ts';
export const readRunInput = (_run: string): Promise<ResolvedInput> => Promise.reject(new RangeError());
