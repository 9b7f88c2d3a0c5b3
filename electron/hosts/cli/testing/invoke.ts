import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { CliPorts } from '../CliPorts.ts';
import { runCli } from '../runCli.ts';
import { FakeEngine } from './FakeEngine.ts';

/** What a command line did. */
export interface Outcome {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process, on the project's own templates; the rest is faked as the test says. */
export async function invoke(argv: readonly string[], changes: Partial<CliPorts> = {}): Promise<Outcome> {
  const stdout = new PassThrough({ highWaterMark: 2 ** 20 });
  const stderr = new PassThrough({ highWaterMark: 2 ** 20 });
  const exitCode = await runCli(argv, {
    stdout,
    stderr,
    isTerminal: false,
    locale: 'en',
    version: '1.2.3',
    templatesFolder: fileURLToPath(new URL('../../../../templates', import.meta.url)),
    dataRoot: '/nowhere',
    forkEngine: () => new FakeEngine((_command, engine) => engine.exit()),
    decodeImages: () => Promise.resolve([]),
    onInterrupt: () => () => undefined,
    runSetupDoctor: null,
    ...changes,
  });
  return { exitCode, out: textOf(stdout), err: textOf(stderr) };
}

const textOf = (stream: PassThrough): string => String(stream.read() ?? '');
