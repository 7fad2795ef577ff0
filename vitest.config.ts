import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// The many processes that tests start read the same modules: they are compiled once.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url));

export default defineConfig({
  test: {
    include: ['{protocol,server,client,infra}/**/*.test.{ts,tsx}'],
    globalSetup: ['server/test/database/globalSetup.ts'],
    pool: 'forks',
    // One more than two cores: many tests wait for processes and browsers most of the time.
    maxWorkers: 3,
    testTimeout: 60_000,
    // What is polled for comes at once, or is a fault; a busy machine may take its time.
    expect: { poll: { timeout: 20_000 } },
    // Processes and browsers on two busy cores: what fails twice more is a fault.
    retry: 2,
    hookTimeout: 120_000,
  },
});
