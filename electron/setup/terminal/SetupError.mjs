/** The set-up cannot go on. `mend` tells the person at the keyboard what to do about it. */
export class SetupError extends Error {
  /**
   * @param {string} message what is wrong
   * @param {string} mend a command or an instruction
   */
  constructor(message, mend) {
    super(message);
    this.name = 'SetupError';
    this.mend = mend;
  }
}
