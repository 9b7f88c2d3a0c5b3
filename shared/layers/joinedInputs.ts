import { err, ok, type Result } from '../base/result.ts';
import { formatShape, type Shape } from '../base/shape.ts';
import type { ProblemCode } from '../text/en/problems.ts';
import type { ShapeIssue } from './LayerDefinition.ts';

type Joined = readonly [Shape, Shape, ...Shape[]];

const isSeveral = (inputs: readonly Shape[]): inputs is Joined => inputs.length > 1;

/** The inputs of a join; one alone is an issue. */
export const joinedInputs = (type: string, inputs: readonly Shape[]): Result<Joined, ShapeIssue> =>
  isSeveral(inputs) ? ok(inputs) : err({ code: 'shape/alone', values: { type } });

/** That the inputs of a join do not go together. */
export const mismatch = (code: ProblemCode, type: string, inputs: readonly Shape[]): Result<never, ShapeIssue> =>
  err({ code, values: { type, received: inputs.map(formatShape).join(', ') } });
