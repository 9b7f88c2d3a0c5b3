import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Channel, requests } from '../../shared/ipc/contract.ts';
import { AppError } from '../../shared/base/appError.ts';
import { answerRequest } from './answerRequest.ts';
import type { Handlers } from './Handlers.ts';

const channels = Object.keys(requests) as Channel[];

/** Handlers that note what reaches them. */
function noting(): { handlers: Handlers; reached: Map<Channel, unknown[]> } {
  const reached = new Map<Channel, unknown[]>(channels.map(channel => [channel, []]));
  const entries = channels.map(channel => [channel, (input: unknown) => void reached.get(channel)?.push(input)]);
  return { handlers: Object.fromEntries(entries) as Handlers, reached };
}

test.each(channels)('%s: whatever is sent, only what its schema takes reaches the handler', async channel => {
  const { handlers, reached } = noting();
  const sent = fc.oneof(fc.anything({ withMap: true, withTypedArray: true, withBigInt: true }), fc.jsonValue());
  let answers = 0;
  await fc.assert(
    fc.asyncProperty(sent, async input => {
      const before = reached.get(channel)?.length ?? 0;
      const answer = await answerRequest(handlers, channel, input);
      const hasReached = (reached.get(channel)?.length ?? 0) > before;
      expect(answer.ok).toBe(hasReached);
      if (!answer.ok) expect(answer.error.code).toBe('ipc/refused');
      if (hasReached) expect(requests[channel].input.safeParse(input).success).toBe(true);
      answers += 1;
    }),
    { numRuns: 200, seed: 7 },
  );
  expect(answers).toBe(200);
});

test('a channel that is not of the contract is refused, whatever it is', async () => {
  const { handlers, reached } = noting();
  const names = fc.oneof(
    fc.anything(),
    fc.constantFrom('__proto__', 'constructor', 'toString', 'app.info ', 'APP.INFO'),
  );
  await fc.assert(
    fc.asyncProperty(names, async name => {
      fc.pre(!channels.includes(name as Channel));
      expect(await answerRequest(handlers, name, undefined)).toMatchObject({
        ok: false,
        error: { code: 'ipc/refused' },
      });
    }),
    { numRuns: 500, seed: 7 },
  );
  expect([...reached.values()].flat()).toEqual([]);
});

test('what a handler throws becomes a plain error', async () => {
  const { handlers } = noting();
  const failing = (thrown: unknown): Handlers => ({
    ...handlers,
    'app.info': () => {
      throw thrown;
    },
  });
  expect(
    await answerRequest(failing(new AppError('document/missing', { file: 'a' })), 'app.info', undefined),
  ).toMatchObject({ ok: false, error: { code: 'document/missing', values: { file: 'a' } } });
  for (const thrown of [new TypeError('boom'), 'boom', undefined, null])
    expect(await answerRequest(failing(thrown), 'app.info', undefined)).toMatchObject({
      ok: false,
      error: { code: 'internal/unexpected' },
    });
});
