import type { invoke } from '../client/client.ts';
import type { announce } from './notices.ts';

/** What the documents need of the world, so that tests can give another one. */
export interface DocumentPorts {
  readonly invoke: typeof invoke;
  readonly announce: typeof announce;
}
