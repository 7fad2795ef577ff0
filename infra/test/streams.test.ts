/** Many streams at once, and the process or the database killed under them at any moment, again and again. */
import { randomInt } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, onTestFailed, test } from 'vitest';
import { tally } from '../run/tally.ts';
import { audit } from './kit/command.ts';
import { Crowd } from './kit/crowd.ts';
import { forget, type Penora, startPenora } from './kit/penora.ts';
import { seeded } from './kit/seeded.ts';

const isLong = process.env.PENORA_LONG !== undefined;
const CROWD = { streams: isLong ? 50 : 10, writers: 5 };
const KILLS = Number(process.env.PENORA_KILLS ?? (isLong ? 200 : 3));
const DATABASE_KILLS = Number(process.env.PENORA_DATABASE_KILLS ?? (isLong ? 20 : 1));
const SEED = Number(process.env.PENORA_SEED ?? randomInt(2 ** 31));
const random = seeded(SEED);
/** One go may be held shorter than its counts take: the report adds several up. */
const SECONDS = Number(process.env.PENORA_SECONDS ?? Number.POSITIVE_INFINITY);
const isTime = (share: number): boolean => performance.now() < SECONDS * share * 1_000;
console.log(`streams.test.ts: PENORA_SEED=${SEED}, ${KILLS} kills of the process, ${DATABASE_KILLS} of the database`);

/** What fails once in many kills is what a long run looks for: there nothing is tried again. */
const often = { timeout: 7_200_000, ...(isLong ? { retry: 0 } : {}) };
const env = { DEMO_WORDS_PER_SECOND: '12' };
/** A writer with less takes no part in another round. */
const LEAST_MILLIKU = 8_000;
let penora: Penora | undefined;
afterAll(() => forget(penora));

async function running(): Promise<Penora> {
  penora ??= await startPenora({ env });
  return penora;
}

/** The same crowd goes on where it was interrupted, until somebody's coins come to an end. */
async function crowdAt(url: string, crowd: Crowd | undefined): Promise<Crowd> {
  if (crowd === undefined || (await crowd.poorest()) < LEAST_MILLIKU) {
    await crowd?.expectLedger();
    return Crowd.begin(url, CROWD);
  }
  await crowd.listen(url);
  await crowd.goOn();
  return crowd;
}

test('L1 L2 G1-G4 G9 kill -9 of the process again and again while many streams are on', often, async () => {
  onTestFailed(() => console.log(`PENORA_SEED=${SEED}\n${penora?.output()}`));
  let crowd: Crowd | undefined;
  for (let kill = 1; kill <= KILLS && isTime(0.8); kill += 1) {
    const before = await running();
    crowd = await crowdAt(before.url, crowd);
    // As the first of them begins to write, or in the middle of all.
    await crowd.untilSeen(1 + Math.floor(random() * CROWD.streams));
    await sleep(random() * 700);
    await before.kill();
    await crowd.deafen(true);
    penora = await startPenora({ env, dataDir: before.dataDir });
    await crowd.expectExact(penora.url);
    tally(`kill -9 of the process during ${CROWD.streams} streams`, 1, SEED);
  }
  await crowd?.expectLedger();
});

/** The embedded database's own process. */
function postmasterOf({ dataDir }: Penora): number {
  const [file] = globSync(join(dataDir, '**/postmaster.pid'));
  if (file === undefined) throw new Error('no postmaster.pid');
  return Number(readFileSync(file, 'utf8').split('\n', 1)[0]);
}

async function untilReady(url: string): Promise<void> {
  while ((await fetch(`${url}/readyz`)).status !== 200) await sleep(50);
}

test('L1 L2 G1-G4 kill -9 of PostgreSQL: streams wait, go on, and nothing is charged twice', often, async () => {
  onTestFailed(() => console.log(`PENORA_SEED=${SEED}\n${penora?.output()}`));
  let crowd: Crowd | undefined;
  for (let kill = 1; kill <= DATABASE_KILLS && isTime(1); kill += 1) {
    const { url } = await running();
    crowd = await crowdAt(url, crowd);
    await crowd.untilSeen(CROWD.streams);
    await sleep(random() * 700);
    process.kill(postmasterOf(await running()), 'SIGKILL');
    const reached = crowd.counts();
    await sleep(20);
    await untilReady(url);
    // Every stream goes on by itself: the chunk that was under way is repeated, or was there.
    await crowd.untilMoreThan(reached);
    await crowd.stop();
    await crowd.deafen(false);
    await crowd.expectExact(url);
    tally(`kill -9 of PostgreSQL during ${CROWD.streams} streams`, 1, SEED);
  }
  await crowd?.expectLedger();
});

test('L1-L5 G1-G4 the audit finds nothing on what all this has left', often, async () => {
  const left = await running();
  await left.stop();
  expect(await audit(left)).toContain('Everything agrees.');
  tally('audits of the database after the kills: clean', 1, SEED);
});
