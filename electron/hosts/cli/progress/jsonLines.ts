import type { Session } from '../Session.ts';
import type { Reporter } from './Reporter.ts';

/** Every event of a job as one line of JSON on stdout. */
export const jsonLines = ({ printJson }: Session): Reporter => ({
  onEvent: event => printJson(event),
  close: () => undefined,
});
