import type { z } from 'zod';
import { describeValue, expectedBy } from '../../../shared/graph/describeIssue.ts';
import { parseValue } from './parseValue.ts';
import type { Session } from './Session.ts';
import { usageError } from './usageError.ts';

/** The value that was typed for an option. @throws a usage error that says what it expects. */
export function readOption<Value>(option: string, typed: string, schema: z.ZodType<Value>, session: Session): Value {
  const result = schema.safeParse(parseValue(typed));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const expected = issue ? expectedBy(issue, typed) : '';
  throw usageError(session, 'cli.usage.value', { option, expected, received: describeValue(typed) });
}
