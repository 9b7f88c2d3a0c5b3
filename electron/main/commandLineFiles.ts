import { resolve } from 'node:path';

/** The project files that a command line names, as full paths. */
export const commandLineFiles = (argv: readonly string[], folder: string): string[] =>
  argv
    .slice(1)
    .filter(argument => !argument.startsWith('-') && argument.toLowerCase().endsWith('.lightweave'))
    .map(argument => resolve(folder, argument));
