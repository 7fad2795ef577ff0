/** `npm test`: the checks, then every test. `--long` runs the full counts and keeps its report. */
import { bin, run } from './node.ts';

const long = process.argv.includes('--long');
const filters = process.argv.slice(2).filter((argument) => argument !== '--long');
const env = { ...process.env, ...(long ? { PENORA_LONG: '1' } : {}) };

if (!long && filters.length === 0) {
  const checks = await run('infra/run/check.ts');
  if (checks.code !== 0) process.exit(checks.code);
}
const report = long ? ['--reporter=default', '--reporter=json', '--outputFile=infra/bench/results/long.json'] : [];
const { code } = await run(bin('vitest', 'vitest'), ['run', ...filters, ...report], { env });
process.exit(code);
