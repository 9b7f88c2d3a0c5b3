const limit = 8192;

/** Drains what a process prints and keeps the end of it: the reason, should the process die. */
export function outputTail(...streams: readonly (NodeJS.ReadableStream | null)[]): () => string {
  let tail = '';
  for (const stream of streams) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      tail = (tail + text).slice(-limit);
    });
  }
  return () => tail;
}
