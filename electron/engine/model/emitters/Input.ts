import { required } from '../../../../shared/base/assert.ts';
import type { Emitter } from '../Emitter.ts';

/** The images come in as they are: they are prepared before. */
export const Input: Emitter<'Input'> = {
  forward: ({ inputs }) => required(inputs[0], 'images').clone(),
  portable: inputs => required(inputs[0], 'images'),
};
