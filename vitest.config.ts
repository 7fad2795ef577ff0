import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

// The many processes that tests start read the same modules: they are compiled once.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url));

const common = {
  pool: 'forks',
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // What is polled for comes at once, or is a fault; a busy machine may take its time.
  expect: { poll: { timeout: 20_000 } },
  // Processes and browsers on two busy cores: what fails twice more is a fault.
  retry: 2,
} as const;

/** What changes, keeps or ends something of its whole process. */
const apart = ['infra/test/**/*.test.ts', 'client/src/api/**/*.test.ts', 'server/src/database/embedded/**/*.test.ts'];

export default defineConfig({
  test: {
    globalSetup: ['server/test/database/globalSetup.ts'],
    // One more than two cores: many tests wait for processes and browsers most of the time.
    maxWorkers: 3,
    projects: [
      {
        test: {
          ...common,
          name: 'together',
          // One after the other in the same process: to load the modules anew for each took as long as to test.
          isolate: false,
          include: ['{protocol,client,server,infra}/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...apart],
        },
      },
      { test: { ...common, name: 'apart', include: apart } },
    ],
  },
});
