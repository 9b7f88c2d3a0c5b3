import { defineConfig } from 'vitest/config';

// The TensorFlow binding cannot be loaded twice in one process and uses every core: processes, one at a time.
export default defineConfig({
  test: {
    include: ['{shared,electron,renderer}/**/*.test.{ts,tsx}'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 60_000,
  },
});
