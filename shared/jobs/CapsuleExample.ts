/** The pose of a capsule when its image is moved. */
export interface ShiftedPose {
  /** To the right. */
  readonly pixels: number;
  readonly pose: readonly number[];
  /** How sure the capsule is, 0..1. */
  readonly length: number;
}

/** What the capsule of the class that a network sees in an image knows of it. */
export interface CapsuleExample {
  /** Among the test images of the dataset. */
  readonly index: number;
  readonly truth: string;
  readonly named: string;
  readonly shifts: readonly ShiftedPose[];
  /**
   * PNG pictures: the image, what the network draws from the capsule, and a grid of the same with one number of the pose
   * moved: a row a number, a column a tweak. Files where a folder was asked for, else data URLs.
   */
  readonly pictures: Readonly<Record<'image' | 'drawn' | 'tweaked', string>>;
}
