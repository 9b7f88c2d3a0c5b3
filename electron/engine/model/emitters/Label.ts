import { only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';

/** The label comes in as it is. Models that leave Lightweave have none. */
export const Label: Emitter<'Label'> = {
  forward: ({ inputs }) => only(inputs).clone(),
  portable: only,
};
