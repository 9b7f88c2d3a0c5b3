import { describeValue, expectedBy } from '../../../shared/graph/describeIssue.ts';
import { type AugmentationSettings, augmentationSchema, usualStrengths } from '../../../shared/jobs/Augmentation.ts';
import { parseValue } from './parseValue.ts';
import type { Session } from './Session.ts';
import { usageError } from './usageError.ts';

const isKind = (name: string): name is keyof AugmentationSettings => Object.hasOwn(usualStrengths, name);

/**
 * Reads `--augment`: kinds with their strengths, `flip,crop=4,rotate=15`. A kind without one gets the usual strength.
 * @throws AppError `cli/usage` naming the kind that is wrong.
 */
export function parseAugmentation(text: string, session: Pick<Session, 'text'>): AugmentationSettings {
  const kinds = text.split(',').map(part => {
    const [name = '', value] = part.split('=', 2).map(word => word.trim());
    if (!isKind(name)) throw refuse(session, '--augment', Object.keys(usualStrengths).join(', '), part);
    return [name, value === undefined ? usualStrengths[name] : parseValue(value)] as const;
  });
  const asked = Object.fromEntries(kinds);
  const result = augmentationSchema.safeParse(asked);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const name = String(issue?.path[0] ?? '');
  throw refuse(session, `--augment ${name}`, issue ? expectedBy(issue, asked[name]) : '', asked[name]);
}

const refuse = (session: Pick<Session, 'text'>, option: string, expected: string, received: unknown) =>
  usageError(session, 'cli.usage.value', { option, expected, received: describeValue(received) });
