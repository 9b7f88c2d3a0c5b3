import type { EngineCommand, EngineMessage } from '../../shared/jobs/EngineMessage.ts';
import type { JobEventBody } from '../../shared/jobs/JobEvent.ts';
import { serialiseFailure } from '../engine/serialiseFailure.ts';
import type { HostChannel } from './openHostChannel.ts';

/** A host that does not say that it has heard the last word is gone, or knows nothing of this. */
const hearingLimitMs = 1500;

/**
 * A job's voice: numbered events over the channel. What nobody catches is the job's last word. The process ends once the
 * host has heard that: on a busy machine, messages of a process that ends on its own get lost.
 */
export function createTeller(channel: HostChannel<EngineCommand, EngineMessage>, jobId: string) {
  let seq = 0;
  let isOver = false;
  const emit = (body: JobEventBody): void => {
    if (isOver) return;
    seq += 1;
    channel.send({ type: 'event', event: { jobId, seq, time: Date.now(), ...body } });
  };
  let isHeard = false;
  let leave = (): void => undefined;
  channel.onCommand(({ type }) => {
    if (type !== 'end') return;
    isHeard = true;
    leave();
  });
  const end = (code: number): void => {
    leave = () => process.exit(code);
    if (isHeard) leave();
    else setTimeout(leave, hearingLimitMs);
  };
  process.on('uncaughtException', thrown => {
    emit({ type: 'state', state: 'failed', error: serialiseFailure(thrown) });
    isOver = true;
    end(1);
  });
  return { emit, end };
}
