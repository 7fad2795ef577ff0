/** The document sockets, beside the least that a server can do and beside the usual server (see the README). */
import { pinGenerator } from '../kit/pinned.ts';
import { Report } from '../kit/report.ts';
import { awareness } from './scenarios/awareness.ts';
import { coldload } from './scenarios/coldload.ts';
import { durability } from './scenarios/durability.ts';
import { fanout } from './scenarios/fanout.ts';
import { hostile } from './scenarios/hostile.ts';
import { idle } from './scenarios/idle.ts';
import { join } from './scenarios/join.ts';
import { search } from './scenarios/search.ts';

const scenarios: Readonly<Record<string, (report: Report) => Promise<void>>> = {
  fanout,
  search,
  awareness,
  join,
  coldload,
  idle,
  durability,
  hostile,
};

const ABOUT =
  'By `npm run bench -- documents`. *bare* only sends on what comes, *usual* is a y-websocket server in memory, *penora* is the product with sign-in, validation and its embedded database. CPU is that of the server’s own process.';

async function main(asked: readonly string[]): Promise<number> {
  const unknown = asked.filter((name) => !Object.hasOwn(scenarios, name));
  if (unknown.length > 0) {
    console.error(`No scenario ${unknown.join(', ')}. There are: ${Object.keys(scenarios).join(', ')}.`);
    return 1;
  }
  pinGenerator();
  const report = new Report('Documents, measured', ABOUT);
  for (const [name, scenario] of Object.entries(scenarios)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    await scenario(report);
    report.write('documents');
  }
  return 0;
}

process.exit(await main(process.argv.slice(2)));
