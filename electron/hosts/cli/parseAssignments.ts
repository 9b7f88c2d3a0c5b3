import type { ArgumentValues } from '../../../shared/templates/TemplateFile.ts';
import { parseValue } from './parseValue.ts';
import type { Session } from './Session.ts';
import { usageError } from './usageError.ts';

/** Reads the `name=value` of every `--set`; a later one wins. */
export function parseAssignments(assignments: readonly string[], session: Pick<Session, 'text'>): ArgumentValues {
  const pairs = assignments.map(assignment => {
    const [, name, value] = /^\s*([A-Za-z_]\w*)\s*=(.+)$/s.exec(assignment) ?? [];
    if (name === undefined || value === undefined) {
      throw usageError(session, 'cli.usage.assignment', { received: assignment });
    }
    return [name, parseValue(value)] as const;
  });
  return Object.fromEntries(pairs);
}
