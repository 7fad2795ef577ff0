import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{protocol,server,client,infra}/**/*.test.{ts,tsx}'],
    globalSetup: ['server/test/database/globalSetup.ts'],
    pool: 'forks',
    // One more than two cores: many tests wait for processes and browsers most of the time.
    maxWorkers: 3,
    testTimeout: 30_000,
    // Processes and browsers on two busy cores: what fails twice more is a fault.
    retry: 2,
    hookTimeout: 60_000,
  },
});
