import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { EngineStatus } from '../../shared/ipc/messages.ts';
import { subscribe } from '../client/client.ts';

/** Whether an engine process waits for a job. */
export const engineStore = createStore<EngineStatus>(() => ({ state: 'starting', tensorflow: null, reason: null }));

/** Follows what the main process says of the engine. Returns how to stop. */
export const followEngine = (): (() => void) =>
  subscribe('engine.status', status => engineStore.setState(status, true));

export const useEngine = (): EngineStatus => useStore(engineStore);
