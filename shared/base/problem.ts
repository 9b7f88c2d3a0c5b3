import type { ProblemCode } from '../text/en/problems.ts';
import type { TextValues } from '../text/fill.ts';

/** Where in a document a problem lies. `path` leads from the node (or the document) to the field: `params.filters`. */
export interface Location {
  readonly nodeId?: string;
  readonly edgeId?: string;
  readonly path?: string;
}

/**
 * Something expected that is wrong with what somebody made or opened: located, plural, and shown where it lies.
 * Its sentence stands in the text catalogue under `code`. `Fix` is what one click can do about it.
 */
export interface Problem<Fix = unknown> {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  readonly at: Location;
  readonly values: TextValues;
  readonly fixes?: readonly Fix[];
}

export const problem = (
  code: ProblemCode,
  at: Location,
  values: TextValues = {},
  severity: Problem['severity'] = 'error',
): Problem<never> => ({ code, severity, at, values });

export const hasErrors = (problems: readonly Problem[]): boolean =>
  problems.some(({ severity }) => severity === 'error');
