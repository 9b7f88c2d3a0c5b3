const warmUp = 50;
const parts = 5;

/** Milliseconds an image, once for each part: every image in turn, after some that are not timed. */
export function timeImages(count: number, run: (index: number) => void): readonly number[] {
  for (let index = 0; index < warmUp; index += 1) run(index % count);
  return Array.from({ length: parts }, () => {
    const began = performance.now();
    for (let index = 0; index < count; index += 1) run(index);
    return (performance.now() - began) / count;
  });
}
