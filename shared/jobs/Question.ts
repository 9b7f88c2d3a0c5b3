import { z } from 'zod';
import type { Shape } from '../base/shape.ts';
import type { Prediction } from './JobResult.ts';
import { pixelImageSchema } from './PixelImage.ts';

/** What a job that serves a trained network can be asked. */
export const questionSchema = z.discriminatedUnion('kind', [
  /** Which network this is. */
  z.strictObject({ kind: z.literal('network') }),
  /** What it takes an image for, and what one of its layers makes of it. */
  z.strictObject({ kind: z.literal('classify'), image: pixelImageSchema, layer: z.string().nullable() }),
  /** Test images of the dataset that it was trained on, by their positions. */
  z.strictObject({ kind: z.literal('examples'), indices: z.array(z.number().int().min(0)).min(1).max(512) }),
]);
export type Question = z.infer<typeof questionSchema>;

interface ServedLayer {
  readonly name: string;
  /** The node of the document that it belongs to. */
  readonly node: string;
  readonly type: string;
  /** Of its output, without the batch. */
  readonly shape: Shape;
}

/** A trained network as it was loaded from its best checkpoint. */
export interface ServedNetwork {
  readonly kind: 'network';
  readonly run: string;
  readonly input: {
    readonly height: number;
    readonly width: number;
    readonly channels: number;
    readonly resize: 'stretch' | 'crop' | 'pad';
  };
  readonly labels: readonly string[];
  readonly layers: readonly ServedLayer[];
  readonly dataset: { readonly id: string; readonly name: string; readonly testExamples: number };
}

/** The output of a layer for one image, as pictures: `maps` pictures of `height` × `width` bytes, one after another. */
export interface Activation {
  readonly layer: string;
  readonly shape: Shape;
  readonly maps: number;
  readonly height: number;
  readonly width: number;
  /** 0 is `low`, 255 is `high`; the same scale for every map. */
  readonly pixels: Uint8Array;
  readonly low: number;
  readonly high: number;
  /** Share of values that are exactly zero, 0..1. */
  readonly zeros: number;
}

interface Classification {
  readonly kind: 'classify';
  readonly top: Prediction['top'];
  readonly activation: Activation | null;
  readonly durationMs: number;
}

export interface Examples {
  readonly kind: 'examples';
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** Image after image, rows, columns, channels last. */
  readonly pixels: Uint8Array;
  /** The class of each. */
  readonly labels: Uint16Array;
}

export type Answer = ServedNetwork | Classification | Examples;
export type AnswerTo<Kind extends Question['kind']> = Extract<Answer, { kind: Kind }>;
