import { lookup } from 'node:dns/promises';
import { setTimeout as delay } from 'node:timers/promises';

const LIMIT_MS = 2000;

/**
 * Whether a host's name can be looked up within 2 s. Downloaders try for most of a minute before they give up;
 * where there is no way out, asking first makes the choice at once.
 * @param {string} host
 */
export async function isHostReachable(host) {
  const found = lookup(host).then(
    () => true,
    () => false,
  );
  return Promise.race([found, delay(LIMIT_MS, false, { ref: false })]);
}
