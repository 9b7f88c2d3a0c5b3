import { serialiseError } from '../../shared/base/appError.ts';
import type { EngineCommand, EngineMessage } from '../../shared/jobs/EngineMessage.ts';
import type { JobEventBody } from '../../shared/jobs/JobEvent.ts';
import type { HostChannel } from './openHostChannel.ts';

/** A job's voice: numbered events over the channel. What nobody catches is the job's last word and ends the process. */
export function createTeller(channel: HostChannel<EngineCommand, EngineMessage>, jobId: string) {
  let seq = 0;
  let isOver = false;
  const emit = (body: JobEventBody): void => {
    if (isOver) return;
    seq += 1;
    channel.send({ type: 'event', event: { jobId, seq, time: Date.now(), ...body } });
  };
  /** Leaves the last messages time to go out. */
  const end = (code: number): void => {
    setTimeout(() => process.exit(code), 50);
  };
  process.on('uncaughtException', thrown => {
    emit({ type: 'state', state: 'failed', error: serialiseError(thrown) });
    isOver = true;
    end(1);
  });
  return { emit, end };
}
