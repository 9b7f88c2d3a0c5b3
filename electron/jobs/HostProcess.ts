/** How a process ended. `output` is the end of what it printed. */
export interface ProcessExit {
  readonly code: number | null;
  readonly signal: string | null;
  readonly output: string;
}

/** A process that a host has forked, of whatever kind: it takes commands and answers with messages. */
export interface HostProcess<Command, Message> {
  /** Does nothing once the process has ended. */
  send(command: Command): void;
  onMessage(listener: (message: Message) => void): void;
  /** Called once. */
  onExit(listener: (exit: ProcessExit) => void): void;
  /** Ends the process at once, without asking it. */
  kill(): void;
}
