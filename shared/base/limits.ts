/** How much Lightweave takes on: beyond these, input is refused by name instead of exhausting the machine. */
export const limits = {
  /** Of a project file. */
  projectBytes: 64 * 2 ** 20,
  /** Of nesting in a project file, and of values in it: a document with as many nodes as allowed stays below. */
  jsonDepth: 200,
  jsonValues: 1_000_000,
  /** Of a document, its definitions included. */
  nodes: 20_000,
  edges: 60_000,
  /** Of a network after repeats and blocks are unrolled. */
  layers: 5_000,
  /** Steps that can be undone. */
  historySteps: 500,
} as const;
