import { afterAll, beforeAll, expect, test } from 'vitest';
import { tally } from '../../run/tally.ts';
import { startTestCluster, type TestCluster } from '../kit/cluster.ts';
import { Listener } from '../kit/listener.ts';
import { Person } from '../kit/person.ts';
import { readEvents } from '../kit/sse.ts';
import { fold, times } from '../kit/text.ts';

const LONG = process.env.PENORA_LONG !== undefined;
const CHAPTERS = LONG ? 6 : 3;

let cluster: TestCluster;
let anna: Person;
beforeAll(async () => {
  cluster = await startTestCluster({ servers: 2, env: { DEMO_WORDS_PER_SECOND: '100' } });
  anna = await Person.register(cluster.door(0).url);
});
afterAll(() => cluster?.forget());

const at = (process: number): Person => anna.at(cluster.door(process).url);

async function listening(process: number, code: string): Promise<Listener> {
  const listener = new Listener(cluster.door(process).url, anna);
  await listener.connected();
  await listener.join(code);
  return listener;
}

/** What a stream of events brings behind a number, from any process. */
async function streamed(process: number, id: string, after: number): Promise<string> {
  const headers = { 'last-event-id': String(after) };
  const response = await at(process).fetch('GET', `/api/generations/${id}/stream`, undefined, headers);
  return (await readEvents(response)).chunks.map(({ text }) => text).join('');
}

test('G3 G4 G8 G9 a story over deploys, a stop and two processes: every chapter once, every word paid once', {
  timeout: 180_000,
}, async () => {
  cluster.tellOnFailure();
  const before = await anna.balance();
  const code = await anna.project('Told in parts');
  const options = { title: 'Told in parts', chapters: CHAPTERS, wordsPerChapter: 200 };
  const body = { tool: 'story', prompt: 'A keeper.', options, projectCode: code, target: { kind: 'document' } };
  let listener = await listening(1, code);
  const { id } = (await at(0).generate(body)).generation;
  const goOn = async (process: number, until: number): Promise<void> => {
    const now = await anna.generation(id);
    if (now.status !== 'streaming' && now.status !== 'completed') await at(process).generation(id, 'continue');
    const chapter = async (): Promise<number> => (await anna.generation(id)).progress?.chapter ?? 0;
    await expect.poll(chapter, { timeout: 60_000 }).toBeGreaterThanOrEqual(until);
  };
  const ended = (): Promise<unknown> =>
    expect.poll(async () => (await anna.generation(id)).status, { timeout: 60_000 }).not.toBe('streaming');

  await goOn(0, 1);
  expect(await cluster.stopOne(cluster.member(0)), 'a deploy').toBe(0);
  expect(await listener.whenEnded(id)).toMatchObject({ status: 'interrupted', reason: 'restart' });
  await cluster.start(cluster.member(0));
  await goOn(1, 2);
  await at(0).generation(id, 'stop');
  if (LONG) {
    await goOn(1, 3);
    listener.close();
    await cluster.member(1).kill();
    await ended();
    await cluster.start(cluster.member(1));
    listener = await listening(1, code);
    await goOn(0, 4);
    expect(await cluster.stopOne(cluster.member(0))).toBe(0);
    await cluster.start(cluster.member(0));
  }
  await goOn(0, CHAPTERS);
  await ended();

  const story = await anna.generation(id);
  expect(story).toMatchObject({ status: 'completed', progress: { chapter: CHAPTERS, left: { words: 0 } } });
  const headings = [...story.text.matchAll(/^## Chapter (\d+)/gm)].map(([, n]) => Number(n));
  expect(headings).toEqual(Array.from({ length: CHAPTERS }, (_, n) => n + 1));
  const chapters = listener.progress.map(({ chapter }) => chapter);
  expect(chapters).toEqual([...chapters].sort((a, b) => a - b));
  expect(chapters.at(-1)).toBe(CHAPTERS);

  const chunks = await at(1).chunks(id);
  expect(chunks.map(({ seq }) => seq)).toEqual(chunks.map((_, n) => n + 1));
  expect(chunks.map(({ text }) => text).join('')).toBe(story.text);
  for (const seen of listener.chunksOf(id)) expect(chunks[seen.seq - 1]).toMatchObject(seen);
  const half = Math.floor(chunks.length / 2);
  const rest = chunks.slice(half).map(({ text }) => text);
  for (const process of [0, 1]) {
    expect(await streamed(process, id, 0)).toBe(story.text);
    expect(await streamed(process, id, half)).toBe(rest.join(''));
  }
  const text = fold(await anna.text(code));
  expect(text).toBe(fold(story.text));
  for (const n of headings) expect(times(text, `Chapter ${n}:`)).toBe(1);
  const cost = chunks.reduce((sum, { costMilliku }) => sum + costMilliku, 0);
  expect(await anna.balance()).toBe(before - cost);
  const debits = (await anna.entries()).filter(({ reference }) => reference === id);
  expect(debits.reduce((sum, { amountMilliku }) => sum - amountMilliku, 0)).toBe(cost);
  tally(`stories of ${CHAPTERS} chapters over deploys, a stop and a kill -9, in two processes`, 1);
  listener.close();
});
