/** Whether anybody can tell by the clock who has an account: signing in, and asking for a new password. */
import { forget, type Penora, startPenora } from '../../test/kit/penora.ts';
import { Person } from '../../test/kit/person.ts';
import { median } from '../kit/latencies.ts';
import { figure, Report } from '../kit/report.ts';
import { rankTest } from './rankTest.ts';

const ROUNDS = Number(process.env.PENORA_BENCH_ROUNDS ?? 600);
const WARM_UP = 30;

const ABOUT =
  'By `npm run bench -- identity`: the product as a process of its own, one request after the other, known and unknown addresses in turn; the one who goes first changes with every round.';

interface Door {
  name: string;
  path: string;
  body(email: string): unknown;
}

const doors: readonly Door[] = [
  {
    name: 'sign in with a wrong password',
    path: '/api/auth/login',
    body: (email) => ({ email, password: 'this is not the password' }),
  },
  { name: 'ask for a new password', path: '/api/auth/password/forgot', body: (email) => ({ email }) },
];

async function timeOf(url: string, { path, body }: Door, email: string): Promise<number> {
  const from = performance.now();
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body(email)),
  });
  await response.arrayBuffer();
  return performance.now() - from;
}

async function measure(penora: Penora, door: Door, report: Report): Promise<void> {
  // As many known people as unknown ones, so that nothing is warm for one side only.
  const people = await Promise.all(Array.from({ length: 20 }, (_, n) => Person.register(penora.url, `Known${n}`)));
  const known: number[] = [];
  const unknown: number[] = [];
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
    const there = people[round % people.length]?.email ?? '';
    const asks = [
      { into: known, email: there },
      { into: unknown, email: there.replace('known', 'nobody') },
    ];
    for (const { into, email } of round % 2 === 0 ? asks : asks.reverse()) {
      const ms = await timeOf(penora.url, door, email);
      if (round >= WARM_UP) into.push(ms);
    }
  }
  const { z, superiority } = rankTest(known, unknown);
  report.add({
    title: door.name,
    rows: [
      { address: 'known', attempts: String(known.length), 'median ms': figure(median(known)) },
      { address: 'unknown', attempts: String(unknown.length), 'median ms': figure(median(unknown)) },
    ],
    notes: `Mann–Whitney z ${z.toFixed(2)} (within ±2: no difference that so many attempts could show); the known address took longer in ${figure(superiority * 100)} % of pairs.`,
  });
}

async function main(): Promise<number> {
  const report = new Report('Who has an account, by the clock', ABOUT);
  // Every limit far away: what is measured is the work, not the pauses.
  const penora = await startPenora({ env: { LIMITS: '100000' } });
  try {
    for (const door of doors) await measure(penora, door, report);
  } finally {
    await forget(penora);
  }
  report.write('identity');
  return 0;
}

process.exit(await main());
