import type { Locale } from '../../../shared/base/localised.ts';
import type { ForkEngine } from '../../jobs/EngineProcess.ts';
import type { DecodeImages } from '../images/ImageRequest.ts';

/** What the command line needs of the process it runs in: plain Node, or the packed app. */
export interface CliPorts {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  /** Somebody watches stderr: progress is a bar that moves, not lines. */
  readonly isTerminal: boolean;
  /** The language of the environment; `--lang` overrides it. */
  readonly locale: Locale;
  readonly version: string;
  readonly templatesFolder: string;
  readonly dataRoot: string;
  readonly forkEngine: ForkEngine;
  readonly decodeImages: DecodeImages;
  /** Calls back at every Ctrl-C until the returned function is called. */
  onInterrupt(listener: () => void): () => void;
  /** Runs the set-up's own doctor, where there is one; answers its exit code. */
  readonly runSetupDoctor: (() => Promise<number>) | null;
}
