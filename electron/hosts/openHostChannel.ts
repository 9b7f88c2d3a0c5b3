/** A forked host's line to the process that forked it. */
export interface HostChannel<Command, Message> {
  send(message: Message): void;
  onCommand(listener: (command: Command) => void): void;
}

/** What Electron gives a utility process; absent in a child of plain Node. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/**
 * Opens the line, whichever kind of process this is. The process ends when its parent is gone; a Ctrl-C in the terminal
 * is for the parent to answer.
 */
export function openHostChannel<Command, Message>(): HostChannel<Command, Message> {
  process.on('SIGINT', () => undefined);
  const { parentPort } = process as { readonly parentPort?: ParentPort };
  if (parentPort) {
    return {
      send: message => parentPort.postMessage(message),
      onCommand: listener => parentPort.on('message', ({ data }) => listener(data as Command)),
    };
  }
  process.once('disconnect', () => process.exit());
  return {
    send: message => void process.send?.(message),
    onCommand: listener => {
      process.on('message', command => listener(command as Command));
    },
  };
}
