/** Texts as files: how long they take, and what those who write notice of it (see the README). */
import { Report } from '../kit/report.ts';
import { formats } from './scenarios/formats.ts';
import { writers } from './scenarios/writers.ts';

const scenarios: Readonly<Record<string, (report: Report) => Promise<void>>> = { writers, formats };

const ABOUT =
  'By `npm run bench -- files`: texts of 1 MB as files, in threads beside the product’s process; the product, its embedded PostgreSQL and the writers on the same cores.';

async function main(asked: readonly string[]): Promise<number> {
  const unknown = asked.filter((name) => !Object.hasOwn(scenarios, name));
  if (unknown.length > 0) {
    console.error(`No scenario ${unknown.join(', ')}. There are: ${Object.keys(scenarios).join(', ')}.`);
    return 1;
  }
  const report = new Report('Files, measured', ABOUT);
  for (const [name, scenario] of Object.entries(scenarios)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    await scenario(report);
    report.write('files');
  }
  return 0;
}

process.exit(await main(process.argv.slice(2)));
