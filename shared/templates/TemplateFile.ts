import { z } from 'zod';
import { documentSchema } from '../graph/GraphDocument.ts';

const localised = z.strictObject({ en: z.string().min(1), ko: z.string().min(1) });
const argumentValue = z.union([z.number(), z.boolean(), z.string(), z.array(z.number())]);

/** Argument values by name; `resolution`, `channels` and `classes` set the input. */
const argumentValuesSchema = z.record(z.string(), argumentValue);
export type ArgumentValues = z.infer<typeof argumentValuesSchema>;

/** Figures that somebody else's implementation gave for a variant (with more arguments set, where `set` says so). */
const figuresSchema = z.strictObject({
  variant: z.string(),
  set: argumentValuesSchema.optional(),
  trainableParams: z.number().int(),
  nonTrainableParams: z.number().int(),
  macs: z.number().int(),
  convLayers: z.number().int(),
  denseLayers: z.number().int(),
  /** Output shapes of nodes that stand for the stages of the source. */
  stages: z.record(z.string(), z.array(z.number().int())).optional(),
  /** Where the figures come from, and whether that code was run or its definition computed. */
  source: z.string(),
  method: z.enum(['run', 'derived']),
});

/**
 * One family of networks: a document, its variants as argument values, the figures it must reproduce, and what it
 * teaches. One JSON file in `templates/`, named by its id.
 */
export const templateFileSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9.-]*$/),
  name: z.string().min(1),
  /** What the family changes to be light: its structure, its convolution filter, or a search found it. */
  group: z.enum(['structure', 'filter', 'search']),
  /** NetAdapt's own experiments start from it (Yang et al. 2018, section 4). */
  startsNetAdapt: z.literal(true).optional(),
  /** Two sentences: what it does to be light. */
  idea: localised,
  paper: z.strictObject({
    title: z.string(),
    authors: z.string(),
    year: z.number().int(),
    arxiv: z.string().optional(),
  }),
  document: documentSchema,
  defaultVariant: z.string(),
  variants: z.record(
    z.string(),
    z.strictObject({ name: z.string().min(1), summary: localised.optional(), values: argumentValuesSchema }),
  ),
  figures: z.array(figuresSchema),
});
export type TemplateFile = z.infer<typeof templateFileSchema>;
