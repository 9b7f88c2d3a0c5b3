const most = 64;

/** Some of many, from all over. */
export function spreadSample(files: readonly string[]): readonly string[] {
  const step = Math.max(1, files.length / most);
  return Array.from({ length: Math.min(most, files.length) }, (_, place) => files[Math.floor(place * step)] ?? '');
}
