/** Generation and ledger, beside the least that could do the same (see the README). */
import { Report } from '../kit/report.ts';
import { added } from './scenarios/added.ts';
import { debits } from './scenarios/debits.ts';
import { hot } from './scenarios/hot.ts';
import { replay } from './scenarios/replay.ts';
import { streams } from './scenarios/streams.ts';
import { viewers } from './scenarios/viewers.ts';

const scenarios: Readonly<Record<string, (report: Report) => Promise<void>>> = {
  added,
  streams,
  debits,
  hot,
  viewers,
  replay,
};

const ABOUT =
  'By `npm run bench -- generation`: the product as a process of its own, its embedded PostgreSQL (or `DATABASE_URL`), a provider that sends whole words at an even pace, and the viewers, all on the same cores. CPU is that of the server’s own process.';

async function main(asked: readonly string[]): Promise<number> {
  const unknown = asked.filter((name) => !Object.hasOwn(scenarios, name));
  if (unknown.length > 0) {
    console.error(`No scenario ${unknown.join(', ')}. There are: ${Object.keys(scenarios).join(', ')}.`);
    return 1;
  }
  const report = new Report('Generation and ledger, measured', ABOUT);
  let failed = 0;
  for (const [name, scenario] of Object.entries(scenarios)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    await scenario(report).catch((error: unknown) => {
      failed = 1;
      console.error(`${name} could not be measured:`, error);
    });
    // After each, so that a run that is cut short keeps what it has.
    report.write('generation');
  }
  return failed;
}

process.exit(await main(process.argv.slice(2)));
