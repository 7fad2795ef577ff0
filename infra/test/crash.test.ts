import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, onTestFailed, test } from 'vitest';
import { tally } from '../run/tally.ts';
import { Collab } from './kit/collab.ts';
import { audit } from './kit/command.ts';
import { Listener } from './kit/listener.ts';
import { forget, type Penora, startPenora } from './kit/penora.ts';
import { Person } from './kit/person.ts';
import { seeded } from './kit/seeded.ts';
import { fold, times } from './kit/text.ts';

const RUNS = process.env.PENORA_LONG === undefined ? 2 : 30;
const SEED = Number(process.env.PENORA_SEED ?? randomInt(2 ** 31));
const random = seeded(SEED);
console.log(`crash.test.ts: PENORA_SEED=${SEED}, ${RUNS} kills`);

const env = { DEMO_WORDS_PER_SECOND: '150' };
/** One data folder through all kills, as on a machine that loses its power again and again. */
let penora: Penora | undefined;
afterAll(() => forget(penora));

const restart = async (): Promise<Penora> => {
  penora = await startPenora({ env, ...(penora === undefined ? {} : { dataDir: penora.dataDir }) });
  return penora;
};

test.each(Array.from({ length: RUNS }, (_, n) => n + 1))(
  'D2 G1 G2 G3 G4 kill -9 number %i in the middle of a generation into the document',
  async (n) => {
    onTestFailed(() => console.log(`PENORA_SEED=${SEED}, kill ${n}\n${penora?.output()}`));
    const before = await restart();
    const [anna, bob] = await Promise.all([Person.register(before.url), Person.register(before.url, 'Bob')]);
    const code = await anna.project('The Salt Lantern');
    await anna.invite(code, bob, 'editor');
    const listener = new Listener(before.url, bob);
    const collab = new Collab(before.url, code, bob);
    await Promise.all([listener.connected(), collab.whenSynced()]);
    await listener.join(code);
    const { id } = (await anna.generate({ projectCode: code, options: { pages: 8 }, target: { kind: 'document' } }))
      .generation;

    // After a chunk that the dice choose, and then at any moment within the next ones.
    const chunk = 1 + Math.floor(random() * 20);
    await listener.until(() => listener.chunksOf(id).length >= chunk);
    await sleep(random() * 200);
    await before.kill();
    // What has arrived on this side of the sockets counts as seen.
    await listener.disconnected();
    const seen = { chunks: listener.chunksOf(id), text: fold(collab.text), balances: listener.balances };
    collab.close();
    listener.close();

    const after = await restart();
    const [annaAgain, bobAgain] = [anna.at(after.url), bob.at(after.url)];
    expect((await fetch(`${after.url}/readyz`)).status).toBe(200);
    const generation = await annaAgain.generation(id);
    expect(generation).toMatchObject({ status: 'interrupted', reason: 'restart' });

    const chunks = await annaAgain.chunks(id);
    expect(chunks.map(({ seq }) => seq)).toEqual(chunks.map((_, i) => i + 1));
    const paid = chunks.map(({ text }) => text).join('');
    const price = chunks.reduce((sum, { costMilliku }) => sum + costMilliku, 0);
    expect(generation).toMatchObject({ text: paid, seq: chunks.length, costMilliku: price });
    expect(fold(await annaAgain.text(code))).toBe(fold(paid));
    expect(await annaAgain.balance()).toBe(50_000 - price);
    const debits = (await annaAgain.entries()).filter(({ kind }) => kind === 'chunk');
    expect(debits.map(({ amountMilliku }) => -amountMilliku)).toEqual(
      chunks.filter(({ words }) => words > 0).map(({ costMilliku }) => costMilliku),
    );

    expect(seen.chunks.length).toBeGreaterThanOrEqual(chunk);
    for (const [i, one] of seen.chunks.entries()) expect(chunks[i]).toMatchObject(one);
    expect(fold(paid).startsWith(seen.text.slice(0, -1)), 'what a document client saw is there').toBe(true);

    await goesOn(annaAgain, bobAgain, code, id);
    expect(await after.stop()).toBe(0);
    expect(await audit(after)).toContain('Everything agrees.');
    tally('kill -9 in the middle of a generation into a document, audited each time', 1, SEED);
  },
);

/** The same generation is continued to its end, and what was written before stands there once. */
async function goesOn(anna: Person, bob: Person, code: string, id: string): Promise<void> {
  const begun = await anna.generation(id);
  const listener = new Listener(bob.url, bob);
  const collab = new Collab(bob.url, code, bob);
  await Promise.all([listener.connected(), collab.whenSynced()]);
  expect(fold(collab.text)).toBe(fold(begun.text));
  await listener.join(code);
  await anna.generation(id, 'continue', { maxMilliku: begun.costMilliku + 500 });
  await listener.until(() => listener.chunksOf(id).length > 0);
  expect(listener.chunksOf(id)[0]?.seq).toBe(begun.seq + 1);
  await anna.generation(id, 'stop');
  const ended = await anna.generation(id);
  expect(ended.text.startsWith(begun.text)).toBe(true);
  const text = fold(await anna.text(code));
  expect(text).toBe(fold(ended.text));
  expect(times(text, fold(begun.text))).toBe(1);
  expect(await anna.balance()).toBe(50_000 - ended.costMilliku);
  listener.close();
  collab.close();
}
