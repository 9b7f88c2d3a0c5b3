import { z } from 'zod';

/** The schema this version writes, and the newest it reads. */
export const documentSchemaVersion = 1;

/** A literal as it stands in a document. */
const literal = z.union([z.number(), z.boolean(), z.string(), z.array(z.number())]);
const expression = z.strictObject({ expr: z.string().max(2000) });

/** A literal or an expression over the arguments in scope. */
const valueSchema = z.union([literal, expression]);
export type Value = z.infer<typeof valueSchema>;

/** A parameter of a node: a literal, an expression, or a search dimension (alternatives, or minimum–maximum–step) with its present value. */
export const paramValueSchema = z.union([
  valueSchema,
  z.strictObject({ choice: z.array(literal).min(1), value: literal }),
  z.strictObject({ range: z.tuple([z.number(), z.number(), z.number()]), value: z.number() }),
]);
export type ParamValue = z.infer<typeof paramValueSchema>;

const argumentBase = { summary: z.strictObject({ en: z.string(), ko: z.string() }).optional() };

/** A knob of the whole document (or of a definition), known to expressions by its name. */
export const argumentSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('number'),
    value: z.union([z.number(), expression]),
    min: z.number().optional(),
    max: z.number().optional(),
    step: z.number().positive().optional(),
    ...argumentBase,
  }),
  z.strictObject({ kind: z.literal('boolean'), value: z.union([z.boolean(), expression]), ...argumentBase }),
  z.strictObject({
    kind: z.literal('choice'),
    value: z.union([z.string(), expression]),
    options: z.array(z.string()).min(1),
    ...argumentBase,
  }),
  z.strictObject({ kind: z.literal('list'), value: z.union([z.array(z.number()), expression]), ...argumentBase }),
]);
export type Argument = z.infer<typeof argumentSchema>;

/** What images the network takes and how they are prepared: part of the document, so that training, prediction and export agree. */
export const inputSchema = z.strictObject({
  /** Pixels: one number for a square, or `[height, width]`. */
  resolution: z.union([z.number(), z.tuple([z.number(), z.number()]), expression]),
  channels: z.union([z.number(), expression]),
  classes: z.union([z.number(), expression]),
  /** `unit`: 0..1; `symmetric`: -1..1; `standard`: per channel (x/255 - mean) / std. */
  normalisation: z.union([
    z.strictObject({ kind: z.enum(['unit', 'symmetric']) }),
    z.strictObject({ kind: z.literal('standard'), mean: z.array(z.number()), std: z.array(z.number().positive()) }),
  ]),
  /** How an image of another size becomes one of `resolution`. */
  resize: z.enum(['stretch', 'crop', 'pad']),
});
export type DocumentInput = z.infer<typeof inputSchema>;

/** Node ids become parts of layer and weight names, which file formats restrict. */
export const nodeIdSchema = z.string().regex(/^[A-Za-z_][A-Za-z0-9_-]{0,63}$/);

const position = z.strictObject({ x: z.number(), y: z.number() });

export const nodeSchema = z.strictObject({
  type: z.string().min(1).max(128),
  params: z.record(z.string(), paramValueSchema),
  /** Chains this many instances; inside, `i`, `first`, `last` and `count` are known. 0 leaves the node out. */
  repeat: valueSchema.optional(),
  /** Leaves the node out when false: its single input is passed on, its head goes away. */
  when: valueSchema.optional(),
  label: z.string().max(256).optional(),
  position,
});
export type GraphNode = z.infer<typeof nodeSchema>;

/** A connection, in xyflow's words. The handle of a port that takes many is `port.0`, `port.1`, … */
export const edgeSchema = z.strictObject({
  source: z.string(),
  sourceHandle: z.string(),
  target: z.string(),
  targetHandle: z.string(),
});
export type GraphEdge = z.infer<typeof edgeSchema>;

export const edgeIdSchema = z.string().min(1).max(256);

/** Arguments are names in expressions. */
export const argumentNameSchema = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/);

const nodes = z.record(nodeIdSchema, nodeSchema);
const edges = z.record(edgeIdSchema, edgeSchema);

/** A user's own block: inside it, `BlockInput` and `BlockOutput` nodes are its ports, named by their node ids. */
const definitionSchema = z.strictObject({
  summary: z.string().max(2000).optional(),
  arguments: z.record(z.string(), argumentSchema),
  nodes,
  edges,
});
export type Definition = z.infer<typeof definitionSchema>;

/** Says that a node's output is trained: against what, how much it counts, and whether inference keeps it. */
export const headSchema = z.strictObject({
  loss: z.enum(['categoricalCrossentropy', 'margin', 'meanSquaredError']),
  weight: z.number().positive(),
  target: z.enum(['label', 'input']),
  use: z.enum(['always', 'training']),
});
export type Head = z.infer<typeof headSchema>;

const frameSchema = z.strictObject({
  title: z.string().max(256),
  position,
  size: z.strictObject({ width: z.number(), height: z.number() }),
});
const commentSchema = z.strictObject({ text: z.string().max(10_000), position });

export const documentSchema = z.strictObject({
  schema: z.literal(documentSchemaVersion),
  name: z.string().max(256),
  notes: z.string().max(100_000),
  arguments: z.record(argumentNameSchema, argumentSchema),
  input: inputSchema,
  nodes,
  edges,
  definitions: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/), definitionSchema),
  heads: z.record(nodeIdSchema, headSchema),
  frames: z.record(z.string(), frameSchema),
  comments: z.record(z.string(), commentSchema),
});

/** A network as people edit and save it: plain data, and the only truth about the network. */
export type GraphDocument = z.infer<typeof documentSchema>;

/** A new, empty document for MNIST-like images. */
export const emptyDocument = (name: string): GraphDocument => ({
  schema: documentSchemaVersion,
  name,
  notes: '',
  arguments: {},
  input: { resolution: 28, channels: 1, classes: 10, normalisation: { kind: 'unit' }, resize: 'stretch' },
  nodes: {},
  edges: {},
  definitions: {},
  heads: {},
  frames: {},
  comments: {},
});
