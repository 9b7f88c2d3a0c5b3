import type { ClassScore } from './classScores.ts';

export interface SplitResult {
  readonly loss: number;
  /** Share of images whose most likely class is right, 0..1. */
  readonly accuracy: number;
  readonly examples: number;
}

/** What a network said of every image of a split, one entry an image, in the order of the split. */
export interface JudgedImages {
  readonly truth: Uint16Array;
  readonly predicted: Uint16Array;
  /** The probability of the predicted class, 0..1. */
  readonly confidence: Float32Array;
  /** −log of the probability of the right class. */
  readonly loss: Float32Array;
}

export interface Prediction {
  readonly name: string;
  /** The most likely classes, best first. `probability` is 0..1. */
  readonly top: readonly { readonly classIndex: number; readonly label: string; readonly probability: number }[];
}

/** What a finished job hands back, by kind. */
export type JobResult =
  | {
      readonly kind: 'train';
      readonly run: string;
      readonly folder: string;
      readonly epochs: number;
      readonly steps: number;
      readonly stoppedEarly: boolean;
      readonly train: Omit<SplitResult, 'examples'>;
      readonly validation: SplitResult | null;
      readonly test: SplitResult | null;
      readonly durationMs: number;
      readonly examplesPerSecond: number;
      readonly exportedTo: string | null;
    }
  | {
      readonly kind: 'evaluate';
      readonly run: string;
      readonly dataset: string;
      readonly test: SplitResult;
      /** `confusion[truth][predicted]` counts images. */
      readonly confusion: readonly (readonly number[])[];
      readonly labels: readonly string[];
      readonly classes: readonly ClassScore[];
      /** Only if asked for. */
      readonly images: JudgedImages | null;
    }
  | { readonly kind: 'serve'; readonly run: string }
  | { readonly kind: 'predict'; readonly run: string; readonly predictions: readonly Prediction[] }
  | {
      readonly kind: 'export';
      readonly run: string;
      readonly format: 'tfjs';
      readonly folder: string;
      readonly files: readonly string[];
      readonly bytes: number;
    };
