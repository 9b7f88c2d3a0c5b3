import { tf } from '../../../electron/engine/backend.ts';

const size = 1024;
const attempts = 10;

/** What this process can do at best in single precision: products of square matrices. */
export function measureGigaflops(): number {
  const [a, b] = [tf.randomUniform([size, size]), tf.randomUniform([size, size])];
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const began = performance.now();
    tf.matMul(a, b).dispose();
    best = Math.min(best, performance.now() - began);
  }
  tf.dispose([a, b]);
  return (2 * size ** 3) / best / 1e6;
}
