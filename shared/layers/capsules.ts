import { err, ok, type Result } from '../base/result.ts';
import { formatShape, type Shape } from '../base/shape.ts';
import { required } from '../base/assert.ts';
import type { ShapeIssue } from './LayerDefinition.ts';
import type { Reference } from './NodeType.ts';

/** Where everything about capsules was published. */
export const capsulePaper: Reference = {
  title: 'Dynamic Routing Between Capsules',
  authors: 'Sabour, Frosst, Hinton',
  year: 2017,
  arxiv: '1710.09829',
};

/** The first input of a layer that works on capsules: `[capsules, dimension]`; any other shape is an issue. */
export function capsuleInput(type: string, [first]: readonly Shape[]): Result<readonly [number, number], ShapeIssue> {
  const input = required(first, 'an input shape');
  const [capsules, dimension, ...rest] = input;
  if (capsules !== undefined && dimension !== undefined && rest.length === 0) return ok([capsules, dimension]);
  const values = { type, expected: '[capsules, dimension]', received: formatShape(input) };
  return err({ code: 'shape/rank', values });
}
