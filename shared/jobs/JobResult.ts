import type { RangePoint, RateSuggestion } from '../training/learningRateRange.ts';
import type { CapsuleExample } from './CapsuleExample.ts';
import type { ClassScore } from './classScores.ts';
import type { DatasetInfo } from './DatasetInfo.ts';
import type { Reason } from '../text/Reason.ts';
import type { WeightMatch } from './WeightMatch.ts';

export interface SplitResult {
  readonly loss: number;
  /** Share of images whose most likely class is right, 0..1. */
  readonly accuracy: number;
  readonly examples: number;
}

/** What a network said of every image of a split, one entry an image, in the order of the split. */
interface JudgedImages {
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
      /** The epoch whose weights and figures these are: that with the lowest loss, of the validation images if there are any. */
      readonly bestEpoch: number;
      readonly train: Omit<SplitResult, 'examples'>;
      readonly validation: SplitResult | null;
      readonly test: SplitResult | null;
      /** The run has these weights on disk; false where there was no space for them. */
      readonly isKept: boolean;
      /** The time it trained, over all its legs. */
      readonly durationMs: number;
      readonly examplesPerSecond: number;
      /** The share of the training time, 0..1, that went into bringing batches together. */
      readonly dataShare: number;
      /** What training began with, where that was a run: null after a break. */
      readonly takenOver: WeightMatch | null;
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
      readonly kind: 'gradients';
      /** Of the network. */
      readonly name: string;
      readonly dataset: string;
      readonly loss: number;
      /** The Euclidean norm of each weight's gradient, in the order of the layers. */
      readonly norms: readonly { readonly weight: string; readonly norm: number }[];
    }
  | {
      readonly kind: 'profile';
      /** Of the network. */
      readonly name: string;
      readonly batchSize: number;
      /** How often a batch was timed. */
      readonly repeats: number;
      /** Of a batch, in ms: the median, and what nine of ten lie between. */
      readonly medianMs: number;
      readonly lowMs: number;
      readonly highMs: number;
      /** Multiply-adds of one image. */
      readonly macs: number;
      /** Threads that computed. */
      readonly threads: number;
    }
  | {
      readonly kind: 'lrFind';
      /** Of the network. */
      readonly name: string;
      readonly dataset: string;
      /** Step by step, up to where the loss exploded. */
      readonly points: readonly RangePoint[];
      /** Null where the loss never fell. */
      readonly suggestion: RateSuggestion | null;
    }
  | {
      readonly kind: 'previewAugmentation';
      readonly height: number;
      readonly width: number;
      readonly channels: number;
      /** Training images as they are and as some steps see them: bytes, row by row, channels last. */
      readonly pictures: readonly {
        readonly label: string;
        readonly original: Uint8Array;
        readonly variants: readonly Uint8Array[];
      }[];
    }
  | {
      readonly kind: 'capsules';
      readonly run: string;
      readonly dataset: string;
      /** By how much the numbers of a pose are moved in the pictures, from the first column to the last. */
      readonly tweaks: readonly number[];
      readonly examples: readonly CapsuleExample[];
    }
  | {
      readonly kind: 'estimate';
      /** The most that the process takes at a time. */
      readonly memoryBytes: number;
      readonly stepMs: number;
      readonly stepsPerEpoch: number;
      /** Training and validation. */
      readonly epochMs: number;
    }
  | {
      readonly kind: 'importDataset';
      /** Its id. */
      readonly dataset: string;
      readonly name: string;
      readonly classes: number;
      readonly examples: DatasetInfo['examples'];
      readonly shape: { readonly height: number; readonly width: number; readonly channels: number };
      readonly hash: string;
      /** How many files or rows were left out, and the first of them. */
      readonly skipped: number;
      readonly firstSkipped: readonly (Reason & { readonly name: string })[];
      readonly durationMs: number;
    }
  | {
      readonly kind: 'export';
      readonly run: string;
      readonly format: 'tfjs';
      readonly folder: string;
      readonly files: readonly string[];
      readonly bytes: number;
    };
