import { AppError } from '../../../shared/base/appError.ts';
import type { ReasonCode } from '../../../shared/text/en/reasons.ts';
import { because, type Reason } from '../../../shared/text/Reason.ts';
import { systemReason } from '../../files/systemError.ts';

/** What the decoder of images says that only its programmers understand. */
const plainWords: readonly (readonly [RegExp, ReasonCode])[] = [
  [/unsupported image format/, 'image.unsupported'],
  [/^Input file is missing/, 'system.ENOENT'],
  [/failOn setting|premature end|read error|unable to (parse|decode)/, 'image.damaged'],
];

/** Why one example was left out, in a few words. */
export function reasonOf(thrown: unknown): Reason {
  if (thrown instanceof AppError) {
    const { reason, because: code, ...values } = thrown.values;
    if (typeof reason === 'string' && typeof code === 'string') return { reason, because: code, values };
  }
  const [line = ''] = systemReason(thrown).split('\n');
  const known = plainWords.find(([said]) => said.test(line))?.[1];
  return known === undefined ? { reason: line } : because(known);
}
