import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';

/** The switches burnt into the released binary: it runs nothing but our archive. */
export const releaseFuses = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Linux has no such validation.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: process.platform !== 'linux',
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
};

/** The states as the binary holds them: the characters 1 and 0. */
const ENABLED = String('1'.charCodeAt(0));
const DISABLED = String('0'.charCodeAt(0));

/** @type {import('@electron/fuses').FuseConfig} */
export const releaseFuseConfig = { version: FuseVersion.V1, ...releaseFuses };

/**
 * The names of the fuses of a binary that are not as released.
 * @param {string} binary
 * @returns {Promise<string[]>}
 */
export async function wrongFuses(binary) {
  const wire = await getCurrentFuseWire(binary);
  return Object.entries(releaseFuses)
    .filter(
      ([option, isOn]) => String(wire[/** @type {FuseV1Options} */ (Number(option))]) !== (isOn ? ENABLED : DISABLED),
    )
    .map(([option]) => FuseV1Options[Number(option)] ?? option);
}
