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
  'streams card': streams('card'),
  'streams document': streams('document'),
  debits,
  hot,
  viewers,
  replay,
};

const ABOUT =
  'By `npm run bench -- generation`: the product as a process of its own, its embedded PostgreSQL (or `DATABASE_URL`), a provider that sends whole words at an even pace, and the viewers, all on the same cores. CPU is that of the server’s own process.';

const names = Object.keys(scenarios);

/** `streams` are both kinds, `streams card` is one of them. */
function namesOf(asked: readonly string[]): { chosen: Set<string>; unknown: string[] } {
  const chosen = new Set<string>();
  const unknown: string[] = [];
  for (let at = 0; at < asked.length; at += 1) {
    const two = asked.slice(at, at + 2).join(' ');
    const meant = names.filter((name) => name === two || name === asked[at]);
    const all = meant.length > 0 ? meant : names.filter((name) => name.startsWith(`${asked[at]} `));
    for (const name of all) chosen.add(name);
    if (all.length === 0) unknown.push(asked[at] ?? '');
    if (meant[0] === two && two.includes(' ')) at += 1;
  }
  return { chosen, unknown };
}

async function main(asked: readonly string[]): Promise<number> {
  const { chosen, unknown } = namesOf(asked);
  if (unknown.length > 0) {
    console.error(`No scenario ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
    return 1;
  }
  const report = new Report('Generation and ledger, measured', ABOUT);
  let failed = 0;
  for (const [name, scenario] of Object.entries(scenarios)) {
    if (asked.length > 0 && !chosen.has(name)) continue;
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
