import type { EngineCommand, EngineMessage } from '../../shared/jobs/EngineMessage.ts';
import type { JobHost } from '../../shared/jobs/hostOf.ts';
import type { ForkEnvironment } from './engineEnvironment.ts';
import type { HostProcess, ProcessExit } from './HostProcess.ts';

export type EngineExit = ProcessExit;

/** A process that runs one job. */
export type EngineProcess = HostProcess<EngineCommand, EngineMessage>;

export type ForkEngine = (host: JobHost, environment: ForkEnvironment) => EngineProcess;
