import { err, type Result } from '../base/result.ts';
import type { ProblemCode } from '../text/en/problems.ts';
import type { TextValues } from '../text/fill.ts';

type ExpressionIssueCode = Extract<ProblemCode, `expression/${string}`>;

/** Why an expression has no value. Becomes a `Problem` once somebody knows where it stands. */
export interface ExpressionIssue {
  readonly code: ExpressionIssueCode;
  readonly values: TextValues;
}

export const issue = (code: ExpressionIssueCode, values: TextValues): Result<never, ExpressionIssue> =>
  err({ code, values });
