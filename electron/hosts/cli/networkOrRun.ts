import { isModelFile } from '../../../shared/training/isModelFile.ts';
import { findRun } from './findRun.ts';
import { loadNetwork, type Network } from './loadNetwork.ts';
import type { Session } from './Session.ts';
import { usageError } from './usageError.ts';

interface Input {
  readonly network?: string | undefined;
  readonly variant?: string | undefined;
  readonly set: readonly string[];
}

/** The network that a command line names, or that of the run which it begins with. */
export async function networkOrRun(
  { network, ...input }: Input,
  from: string | null,
  session: Session,
): Promise<Network> {
  if (network !== undefined) return loadNetwork({ network, ...input }, session);
  if (from === null || isModelFile(from))
    throw usageError(session, 'cli.usage.missingArgument', { received: 'network' });
  return { document: await (await findRun(from, session)).document(), problems: [] };
}
