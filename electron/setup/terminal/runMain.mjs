import { SetupError } from './SetupError.mjs';

/**
 * Runs the main function of a command. A failure of the set-up becomes a message and exit code 1.
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`\n${error.message}\n${error.mend}\nSee also: npm run doctor\n`);
    process.exitCode = 1;
  }
}
