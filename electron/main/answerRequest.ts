import type { z } from 'zod';
import { AppError, type SerialisedError, serialiseError } from '../../shared/base/appError.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { describeValue, expectedBy } from '../../shared/graph/describeIssue.ts';
import { type Channel, requests } from '../../shared/ipc/contract.ts';
import type { Handlers } from './Handlers.ts';

/** Answers what the window asked, whatever it sent; never throws. */
export async function answerRequest(
  handlers: Handlers,
  channel: unknown,
  input: unknown,
): Promise<Result<unknown, SerialisedError>> {
  try {
    if (!isChannel(channel)) throw refusal(channel, 'there is no such channel');
    return ok(await answer(handlers, channel, input));
  } catch (thrown) {
    return { ok: false, error: serialiseError(thrown) };
  }
}

/** Why a request was not even looked at. */
export const refusal = (channel: unknown, reason: string): AppError =>
  new AppError('ipc/refused', {
    channel: typeof channel === 'string' ? channel.slice(0, 100) : describeValue(channel),
    reason,
  });

const isChannel = (channel: unknown): channel is Channel =>
  typeof channel === 'string' && Object.hasOwn(requests, channel);

function answer(handlers: Handlers, channel: Channel, input: unknown): unknown {
  const { success, data, error } = (requests[channel].input as z.ZodType).safeParse(input);
  // The schema of a channel parses to what the handler of that channel takes.
  if (success) return (handlers[channel] as (input: unknown) => unknown)(data);
  const [issue] = error.issues;
  throw refusal(channel, issue ? `\`${issue.path.join('.')}\`: ${expectedBy(issue, undefined)}` : error.message);
}
