import { squash } from '../../kernels/squash.ts';
import { only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';
import { portableSquash } from '../portableCapsules.ts';

export const Squash: Emitter<'Squash'> = {
  forward: ({ inputs }) => squash(only(inputs)),
  portable: (inputs, { name, shape }) => portableSquash(name, only(inputs), shape),
};
