import type { Channel, RequestInput, RequestOutput } from '../../shared/ipc/contract.ts';

/** Answers one channel. Fails by throwing an `AppError`. */
type Handler<C extends Channel> = (input: RequestInput<C>) => RequestOutput<C> | Promise<RequestOutput<C>>;

/** One handler for every channel of the contract: a missing one does not compile. */
export type Handlers = { readonly [C in Channel]: Handler<C> };

/** The handlers of one noun: `document.open`, `document.save`, … */
export type HandlersOf<Noun extends string> = Pick<Handlers, Extract<Channel, `${Noun}.${string}`>>;
