/**
 * `npm test`: the checks, then every test. `--long` runs the full counts and keeps a report of them.
 * The last line says how many passed, failed and were skipped.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { buildClient } from './buildClient.ts';
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

/** One line a file, without anything of this machine but its number of cores. */
function longReport({ testResults, ...counts }: Report, exitCode: number): string {
  const rows = testResults
    .map((file) => {
      const passed = file.assertionResults.filter(({ status }) => status === 'passed').length;
      const seconds = ((file.endTime - file.startTime) / 1_000).toFixed(1);
      return `| ${relative(root, file.name)} | ${file.status} | ${passed} of ${file.assertionResults.length} | ${seconds} |`;
    })
    .sort();
  return [
    '# The long run',
    '',
    `\`npm run test:long\`, seed ${seed}, ${availableParallelism()} cores, exit code ${exitCode}: ${counts.numPassedTests} passed, ${counts.numFailedTests} failed, ${counts.numPendingTests} skipped.`,
    '',
    '| file | result | tests | seconds |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
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
    const file = join(folder, 'report.json');
    const env = { ...process.env, PENORA_SEED: seed, ...(long ? { PENORA_LONG: '1' } : {}) };
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const { code } = await run(bin('vitest', 'vitest'), ['run', ...filters, ...reporters], { env });
    const report = Report.parse(JSON.parse(readFileSync(file, 'utf8')));
    if (long && filters.length === 0) writeFileSync(join(root, LONG_REPORT), longReport(report, code));
    const skipped = report.numPendingTests + report.numTodoTests;
    console.log(`${report.numPassedTests} passed, ${report.numFailedTests} failed, ${skipped} skipped`);
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exit(await main());
