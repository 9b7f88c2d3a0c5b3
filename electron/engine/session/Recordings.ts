/** Graphs by what they were recorded from: whoever has one need not record it again. */
export interface Recordings {
  /** The encoded graph of `origin`, which is plain data and says all that the graph depends on; else what `record` makes. */
  find(origin: unknown, record: () => Uint8Array): Uint8Array;
}

/** Nothing is kept: every graph is recorded. */
export const noRecordings: Recordings = { find: (_origin, record) => record() };
