/** Many streams at once, and the process or the database killed under them at any moment. */
import { randomInt } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, onTestFailed, test } from 'vitest';
import { run } from '../run/node.ts';
import { Listener } from './kit/listener.ts';
import { forget, type Penora, startPenora } from './kit/penora.ts';
import { Person } from './kit/person.ts';
import { seeded } from './kit/seeded.ts';

const isLong = process.env.PENORA_LONG !== undefined;
const STREAMS = isLong ? 50 : 10;
const WRITERS = 5;
const KILLS = Number(process.env.PENORA_KILLS ?? (isLong ? 200 : 2));
const DATABASE_KILLS = Number(process.env.PENORA_DATABASE_KILLS ?? (isLong ? 20 : 1));
const SEED = Number(process.env.PENORA_SEED ?? randomInt(2 ** 31));
const random = seeded(SEED);
console.log(`streams.test.ts: PENORA_SEED=${SEED}, ${KILLS} kills of the process, ${DATABASE_KILLS} of the database`);

const env = { DEMO_WORDS_PER_SECOND: '60' };
let penora: Penora | undefined;
afterAll(() => forget(penora));

async function running(): Promise<Penora> {
  penora ??= await startPenora({ env });
  return penora;
}

interface Stream {
  writer: Person;
  id: string;
  listener: Listener;
}

const fresh = (url: string): Promise<Person[]> =>
  Promise.all(Array.from({ length: WRITERS }, () => Person.register(url)));

/** Streams of a few writers, cards and documents, each writer listening to a project. */
async function begin(writers: Person[]): Promise<Stream[]> {
  const streams: Stream[] = [];
  for (const writer of writers) {
    const code = await writer.project();
    const listener = new Listener(writer.url, writer);
    await listener.connected();
    await listener.join(code);
    const ids = await Promise.all(
      Array.from({ length: STREAMS / WRITERS }, async (_, index) => {
        const target = index % 2 === 0 ? { kind: 'card' } : { kind: 'document', position: 'end' };
        return (await writer.generate({ projectCode: code, options: { pages: 8 }, target })).generation.id;
      }),
    );
    streams.push(...ids.map((id) => ({ writer, id, listener })));
  }
  return streams;
}

/** What was seen is stored and paid, what is stored has one number and one debit, and the rest of the purse is there. */
async function expectExact(streams: readonly Stream[], url: string): Promise<void> {
  for (const { writer, id, listener } of streams) {
    const person = writer.at(url);
    const seen = listener.chunksOf(id);
    const [generation, chunks] = [await person.generation(id), await person.chunks(id)];
    expect(chunks.map(({ seq }) => seq)).toEqual(chunks.map((_, index) => index + 1));
    expect(generation.text).toBe(chunks.map(({ text }) => text).join(''));
    expect(generation.costMilliku).toBe(chunks.reduce((sum, { costMilliku }) => sum + costMilliku, 0));
    for (const [index, chunk] of seen.entries()) expect(chunks[index]).toMatchObject(chunk);
    // A client that goes on from its last number has the whole text, byte for byte.
    const rest = chunks.slice(seen.length).map(({ text }) => text);
    expect([...seen.map(({ text }) => text), ...rest].join('')).toBe(generation.text);
  }
  for (const writer of new Set(streams.map((stream) => stream.writer))) {
    const person = writer.at(url);
    const entries = await person.entries();
    const sum = entries.reduce((total, { amountMilliku }) => total + amountMilliku, 0);
    expect(await person.balance()).toBe(sum);
    expect(entries.at(-1)?.balanceAfterMilliku).toBe(sum);
  }
}

/** Or until it is over: where the machine is slow, the others of a purse may have left it nothing. */
const untilSomeSeen = (streams: readonly Stream[], count: number): Promise<unknown> =>
  Promise.all(
    streams.map(({ listener, id }) =>
      listener.until(
        () => listener.chunksOf(id).length >= count || listener.ended.some(({ generationId }) => generationId === id),
      ),
    ),
  );

test('L1 L2 G1-G4 G9 kill -9 of the process again and again while many streams are on', async () => {
  onTestFailed(() => console.log(`PENORA_SEED=${SEED}\n${penora?.output()}`));
  let writers: Person[] = [];
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const before = await running();
    const coins = await Promise.all(writers.map((writer) => writer.at(before.url).balance()));
    writers =
      writers.length === 0 || Math.min(...coins) < 25_000
        ? await fresh(before.url)
        : writers.map((writer) => writer.at(before.url));
    const streams = await begin(writers);
    await untilSomeSeen(streams, 1);
    await sleep(random() * 700);
    await before.kill();
    await Promise.all([...new Set(streams.map(({ listener }) => listener))].map((each) => each.disconnected()));
    penora = await startPenora({ env, dataDir: before.dataDir });
    for (const { writer, id } of streams) {
      const { status } = await writer.at(penora.url).generation(id);
      expect(['interrupted', 'completed', 'exhausted']).toContain(status);
    }
    await expectExact(streams, penora.url);
  }
}, 7_200_000);

/** The embedded database's own process. */
function postmasterOf({ dataDir }: Penora): number {
  const [file] = globSync(join(dataDir, '**/postmaster.pid'));
  if (file === undefined) throw new Error('no postmaster.pid');
  return Number(readFileSync(file, 'utf8').split('\n', 1)[0]);
}

async function untilReady(url: string): Promise<void> {
  while ((await fetch(`${url}/readyz`)).status !== 200) await sleep(50);
}

test('L1 L2 G1-G4 kill -9 of PostgreSQL: streams wait, go on, and nothing is charged twice', async () => {
  onTestFailed(() => console.log(`PENORA_SEED=${SEED}\n${penora?.output()}`));
  for (let kill = 1; kill <= DATABASE_KILLS; kill += 1) {
    const { url } = await running();
    const streams = await begin(await fresh(url));
    await untilSomeSeen(streams, 1);
    await sleep(random() * 700);
    const server = postmasterOf(await running());
    process.kill(server, 'SIGKILL');
    const reached = streams.map(({ listener, id }) => listener.chunksOf(id).length);
    await sleep(20);
    await untilReady(url);
    // Every stream goes on by itself: the chunk that was under way is repeated, or was there.
    await Promise.all(
      streams.map(({ listener, id }, index) =>
        listener.until(
          () =>
            listener.chunksOf(id).length > (reached[index] ?? 0) ||
            listener.ended.some(({ generationId }) => generationId === id),
        ),
      ),
    );
    for (const { writer, id } of streams) await writer.generation(id, 'stop');
    await expectExact(streams, url);
    for (const { listener } of streams) listener.close();
  }
}, 7_200_000);

test('L1-L5 G1-G4 the audit finds nothing on what all this has left', async () => {
  const { dataDir } = await running();
  await penora?.stop();
  const { PATH, HOME, TMPDIR } = process.env;
  const audit = await run('server/src/audit.ts', [], { quiet: true, env: { PATH, HOME, TMPDIR, DATA_DIR: dataDir } });
  expect(audit.output).toContain('Everything agrees.');
  expect(audit.code).toBe(0);
}, 120_000);
