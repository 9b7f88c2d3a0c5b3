import type { ResolvedInput } from '../../../shared/lowering/LayerPlan.ts';
import type { Session } from './Session.ts';
export const readRunInput = (_run: string, _session: Session): Promise<ResolvedInput> =>
  Promise.reject(new RangeError());
