/**
 * Something that Lightweave cannot run without. The set-up provides what is missing, the doctor only looks.
 * @typedef {object} Need
 * @property {string} id
 * @property {string} label
 * @property {() => State} check cheap: it runs at every start
 * @property {(report: import('./report.mjs').Report) => Promise<void>} provide makes `check` say that it is there
 * @property {() => Promise<string[]>} [verify] reads everything and names what is damaged
 *
 * @typedef {object} State
 * @property {boolean} ready
 * @property {string} detail what is there and from where, or what is missing
 * @property {string} [mend] the command or instruction for what is missing
 */

export const SET_UP = 'npm start';
