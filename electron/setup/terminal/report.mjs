/**
 * How the set-up speaks. Everything goes to stderr: stdout belongs to the program that is being started.
 * @typedef {object} Report
 * @property {(line: string) => void} say
 * @property {(what: string, done: number, total: number) => void} progress both in bytes
 */

/**
 * A size for people: `230 MB`.
 * @param {number} bytes
 */
export function megabytes(bytes) {
  return `${Math.ceil(bytes / 1e6)} MB`;
}

/**
 * @param {NodeJS.WriteStream} [stream]
 * @returns {Report}
 */
export function createReport(stream = process.stderr) {
  let shown = '';
  return {
    say(line) {
      stream.write(`${line}\n`);
    },
    progress(what, done, total) {
      const percent = total === 0 ? 100 : Math.min(100, Math.floor((100 * done) / total));
      // A log file gets a line per quarter, a terminal one line that is rewritten.
      const step = stream.isTTY ? percent : percent - (percent % 25);
      const line = `  ${what}: ${step} % of ${megabytes(total)}`;
      if (line === shown) return;
      shown = line;
      stream.write(stream.isTTY ? `\r${line}${percent === 100 ? '\n' : ''}` : `${line}\n`);
    },
  };
}
