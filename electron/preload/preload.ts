import { contextBridge, ipcRenderer, webUtils } from 'electron';

type Listener = (payload: unknown) => void;
const listeners = new Map<string, Set<Listener>>();

ipcRenderer.on('lightweave.event', (_event, name: string, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(payload);
});

/** All that the window can reach outside its sandbox. What may be asked, and with what, the main process decides. */
contextBridge.exposeInMainWorld('lightweave', {
  invoke: (channel: string, input: unknown): Promise<unknown> =>
    ipcRenderer.invoke('lightweave.request', channel, input),
  /** Lets the main process read something that was dropped on the window; null for what is no file. Only a real drop has a path. */
  grantDropped: (file: File): Promise<unknown> =>
    ipcRenderer.invoke('lightweave.dropped', webUtils.getPathForFile(file)),
  subscribe: (name: string, listener: Listener): (() => void) => {
    const known = listeners.get(name) ?? new Set();
    listeners.set(name, known.add(listener));
    return () => known.delete(listener);
  },
});
