import { lookup } from 'node:dns/promises';

/**
 * Whether a host's name can be looked up within 2 s. Downloaders try for most of a minute before they give up;
 * where there is no way out, asking first makes the choice at once.
 * @param {string} host
 */
export async function isHostReachable(host) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const limit = new Promise(done => {
    timer = setTimeout(() => done(false), 2000);
  });
  const found = lookup(host).then(
    () => true,
    () => false,
  );
  const reachable = await Promise.race([found, limit]);
  clearTimeout(timer);
  return reachable === true;
}
