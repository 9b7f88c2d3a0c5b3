import { required } from '../../../../shared/base/assert.ts';
import { lengthOf } from '../../kernels/squash.ts';
import { only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';
import { portableLength } from '../portableCapsules.ts';

export const CapsuleLength: Emitter<'CapsuleLength'> = {
  forward: ({ inputs }) => lengthOf(only(inputs)),
  portable: (inputs, { name, inputShapes }) =>
    portableLength(name, only(inputs), required(inputShapes[0], 'the shape of capsules')),
};
