import type { EngineCommand, EngineMessage } from '../../shared/jobs/EngineMessage.ts';

/** How an engine process ended. `output` is the end of what it printed. */
export interface EngineExit {
  readonly code: number | null;
  readonly signal: string | null;
  readonly output: string;
}

/** A process that runs one job, whatever kind of process the host forks. */
export interface EngineProcess {
  /** Does nothing once the process has ended. */
  send(command: EngineCommand): void;
  onMessage(listener: (message: EngineMessage) => void): void;
  /** Called once. */
  onExit(listener: (exit: EngineExit) => void): void;
  /** Ends the process at once, without asking it. */
  kill(): void;
}

export type ForkEngine = () => EngineProcess;
