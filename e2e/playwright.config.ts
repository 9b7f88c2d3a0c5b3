import { defineConfig } from '@playwright/test';

// One window at a time: the tests train networks, and every window wants the focus.
export default defineConfig({
  testDir: 'specs',
  outputDir: '../test-results',
  workers: 1,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
});
