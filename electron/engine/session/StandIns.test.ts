import { expect, test } from 'vitest';
import { tensorCounts, tf } from '../backend.ts';
import { loadGraph } from './loadGraph.ts';
import { encodeGraph } from './encodeGraph.ts';
import { placeholder } from './nodes.ts';
import { recordOperations } from './recordOperations.ts';

const peakMiB = (): number => process.resourceUsage().maxRSS / 1024;

test('a recording of many large values holds few of them, and the graph computes them all the same', () => {
  const before = tensorCounts();
  // 40 MB each; together they would be 2 GB.
  const shape = [100, 100_000];
  const x = tf.fill(shape, 0);
  x.dataSync();
  const peak = peakMiB();
  const { nodes, outputs } = recordOperations('r', [{ tensor: x, ref: 'x' }], () => {
    const all = Array.from({ length: 50 }, (_, index) => tf.add(x, index));
    const turned = tf.reshape(tf.addN(all), [100_000, 100]);
    return { sum: tf.mean(tf.mul(turned, 2)) };
  });
  x.dispose();
  expect(peakMiB() - peak).toBeLessThan(400);
  expect(tensorCounts()).toEqual(before);
  const session = loadGraph(encodeGraph([placeholder('x', 'float32', shape), ...nodes]));
  const values = new Float32Array(100 * 100_000).fill(1);
  const [mean] = session.run({ x: { shape, type: 'float32', values } }, [outputs.sum]);
  session.dispose();
  // 2 (50 + 0 + 1 + … + 49)
  expect(mean?.[0]).toBeCloseTo(2550, 0);
});
