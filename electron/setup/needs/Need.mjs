/**
 * Something that Lightweave cannot run without. The set-up provides what is missing, the doctor only looks.
 * @typedef {object} Need
 * @property {string} id
 * @property {string} label
 * @property {() => State} check cheap: it runs at every start
 * @property {(report: import('../terminal/report.mjs').Report) => Promise<void>} provide makes `check` say ready
 * @property {() => Promise<string[]>} [verify] reads everything and names the files that are damaged
 *
 * @typedef {object} State
 * @property {boolean} ready
 * @property {string} detail what is there and from where, or what is missing
 * @property {string} [mend] the command or instruction for what is missing
 */

export {};
