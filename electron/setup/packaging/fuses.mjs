import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';

/** `FuseState` of @electron/fuses, a `const enum` there. */
const ENABLED = 49;

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
    .filter(([option, isOn]) => (wire[/** @type {FuseV1Options} */ (Number(option))] === ENABLED) !== isOn)
    .map(([option]) => FuseV1Options[Number(option)] ?? option);
}
