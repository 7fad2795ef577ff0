/**
 * `npm test`: the checks, then every test. `--long` runs the full counts and keeps a report of them.
 * The last line says how many passed, failed and were skipped.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { buildClient } from './buildClient.ts';
import { added, type Go, reportGo } from './longReport.ts';
import { bin, root, run } from './node.ts';

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number().default(0),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      startTime: z.number(),
      endTime: z.number(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});
type Report = z.infer<typeof Report>;

const LONG_REPORT = 'infra/bench/results/long.md';

const long = process.argv.includes('--long');
const filters = process.argv.slice(2).filter((argument) => argument !== '--long');
const seed = process.env.PENORA_SEED ?? String(Math.floor(Math.random() * 2 ** 31));

/** Without anything of this machine but its number of cores. */
function goOf({ testResults, ...counts }: Report, exitCode: number, began: Date, tallies: string): Go {
  const files = testResults.map(({ name, startTime, endTime, assertionResults }) => ({
    name: relative(root, name),
    passed: assertionResults.filter(({ status }) => status === 'passed').length,
    tests: assertionResults.length,
    seconds: (endTime - startTime) / 1_000,
  }));
  return {
    ...{
      at: began.toISOString().slice(0, 16).replace('T', ' '),
      filters,
      seed,
      cores: availableParallelism(),
      exitCode,
    },
    ...{ passed: counts.numPassedTests, failed: counts.numFailedTests },
    skipped: counts.numPendingTests + counts.numTodoTests,
    seconds: (Date.now() - began.getTime()) / 1_000,
    tallies: added(tallies),
    files,
  };
}

async function main(): Promise<number> {
  if (!long && filters.length === 0) {
    const checks = await run('infra/run/check.ts');
    if (checks.code !== 0) return checks.code;
  }
  // Several tests start the product: the pages are built once, before.
  await buildClient((line) => console.log(line));
  if (long) console.log(`seed ${seed} (PENORA_SEED)`);
  const folder = mkdtempSync(join(tmpdir(), 'penora-report-'));
  try {
    const [file, tallies, began] = [join(folder, 'report.json'), join(folder, 'tallies.jsonl'), new Date()];
    writeFileSync(tallies, '');
    const env = { ...process.env, PENORA_SEED: seed, ...(long ? { PENORA_LONG: '1', PENORA_TALLY: tallies } : {}) };
    const reporters = ['default', './infra/run/secondTries.ts', 'json'].map((name) => `--reporter=${name}`);
    const output = `--outputFile.json=${file}`;
    // In the long run a fault that shows once in many tries is what is looked for.
    const tries = long ? ['--retry=0'] : [];
    const { code } = await run(bin('vitest', 'vitest'), ['run', ...filters, ...tries, ...reporters, output], { env });
    const report = Report.parse(JSON.parse(readFileSync(file, 'utf8')));
    if (long) reportGo(join(root, LONG_REPORT), goOf(report, code, began, readFileSync(tallies, 'utf8')));
    const skipped = report.numPendingTests + report.numTodoTests;
    console.log(`${report.numPassedTests} passed, ${report.numFailedTests} failed, ${skipped} skipped`);
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exit(await main());
