/** What a network said of some images, one entry an image. */
export interface Judged {
  /** The class that is most likely. */
  readonly predicted: Uint16Array;
  /** Its probability, 0..1. */
  readonly confidence: Float32Array;
  /** Of the right class: −log of its probability. */
  readonly loss: Float32Array;
}

const smallest = 1e-7;

/**
 * Reads outputs row by row (`classes` values an image). `isLogits`: a softmax is still to come; otherwise they are taken as
 * they are.
 */
export function judgeRows(outputs: ArrayLike<number>, labels: ArrayLike<number>, isLogits: boolean): Judged {
  const count = labels.length;
  const classes = count === 0 ? 0 : outputs.length / count;
  const judged = {
    predicted: new Uint16Array(count),
    confidence: new Float32Array(count),
    loss: new Float32Array(count),
  };
  for (let row = 0; row < count; row += 1) {
    const start = row * classes;
    const at = (index: number): number => outputs[start + index] ?? 0;
    let best = 0;
    for (let index = 1; index < classes; index += 1) if (at(index) > at(best)) best = index;
    // Relative to the largest, so that no exponential overflows.
    let sum = isLogits ? 0 : 1;
    if (isLogits) for (let index = 0; index < classes; index += 1) sum += Math.exp(at(index) - at(best));
    const share = (index: number): number => (isLogits ? Math.exp(at(index) - at(best)) / sum : at(index));
    judged.predicted[row] = best;
    judged.confidence[row] = share(best);
    judged.loss[row] = -Math.log(Math.max(smallest, share(labels[row] ?? 0)));
  }
  return judged;
}
