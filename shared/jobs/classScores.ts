/** How well a class is told from the others. */
export interface ClassScore {
  readonly label: string;
  /** Images that are of this class. */
  readonly images: number;
  /** Share of the images called this class that are of it, 0..1; null where none was called so. */
  readonly precision: number | null;
  /** Share of the images of this class that were called so, 0..1; null where there is none. */
  readonly recall: number | null;
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** Precision and recall of every class. `confusion[truth][predicted]` counts images. */
export const classScores = (
  confusion: readonly (readonly number[])[],
  labels: readonly string[],
): readonly ClassScore[] =>
  confusion.map((row, index) => {
    const right = row[index] ?? 0;
    const images = sum(row);
    const called = sum(confusion.map(other => other[index] ?? 0));
    return {
      label: labels[index] ?? String(index),
      images,
      precision: share(right, called),
      recall: share(right, images),
    };
  });
