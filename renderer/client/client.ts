import { deserialiseError, type SerialisedError } from '../../shared/base/appError.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Channel, EventName, Events, RequestInput, RequestOutput } from '../../shared/ipc/contract.ts';

declare global {
  interface Window {
    /** What the preload exposes: the only way out of the sandbox. */
    readonly lightweave: {
      invoke(channel: Channel, input: unknown): Promise<Result<unknown, SerialisedError>>;
      grantDropped(file: File): Promise<string | null>;
      subscribe<Name extends EventName>(name: Name, listener: (event: Events[Name]) => void): () => void;
    };
  }
}

type Input<C extends Channel> = RequestInput<C> extends void ? [] : [input: RequestInput<C>];

/** Asks the main process. Throws the `AppError` that the handler failed with. */
export async function invoke<C extends Channel>(channel: C, ...[input]: Input<C>): Promise<RequestOutput<C>> {
  const result = await window.lightweave.invoke(channel, input);
  if (!result.ok) throw deserialiseError(result.error);
  // The contract's table types both ends of the channel; the main process cannot compile without keeping to it.
  return result.value as RequestOutput<C>;
}

/** The path of a file or folder that was dropped on the window; null for anything else. */
export const grantDropped = (file: File): Promise<string | null> => window.lightweave.grantDropped(file);

/** Hears what the main process says unasked. Returns how to stop listening. */
export const subscribe = <Name extends EventName>(name: Name, listener: (event: Events[Name]) => void): (() => void) =>
  window.lightweave.subscribe(name, listener);
