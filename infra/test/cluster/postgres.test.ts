import { globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbedded } from '../../../server/src/database/embedded/startEmbedded.ts';
import { tally } from '../../run/tally.ts';
import { startTestCluster, type TestCluster } from '../kit/cluster.ts';
import { Collab } from '../kit/collab.ts';
import { Listener } from '../kit/listener.ts';
import { Person } from '../kit/person.ts';
import { addParagraph, fold, times } from '../kit/text.ts';

const RESTARTS = process.env.PENORA_LONG === undefined ? 2 : 20;
let folder: string;
let database: Awaited<ReturnType<typeof startEmbedded>>;
let cluster: TestCluster;
let anna: Person;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'penora-postgres-'));
  database = await startEmbedded({ dataDir: folder, log: () => undefined, onFailure: () => undefined });
  const env = { DEMO_WORDS_PER_SECOND: '60' };
  cluster = await startTestCluster({ servers: 2, databaseUrl: database.url, env });
  anna = await Person.register(cluster.door(0).url);
});
afterAll(async () => {
  await cluster?.forget();
  await database?.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

function postmaster(): number {
  const [file] = globSync(join(folder, '**/postmaster.pid'));
  return file === undefined ? 0 : Number(readFileSync(file, 'utf8').split('\n', 1)[0]);
}

test('D2 D7 G1-G4 PostgreSQL is killed and starts again, under writers and a stream on two processes', {
  timeout: 120_000 + RESTARTS * 10_000,
}, async () => {
  cluster.tellOnFailure();
  const code = await anna.project('Kept', 'Where it began.');
  const writers = [0, 1].map((process) => new Collab(cluster.door(process).url, code, anna));
  for (const { provider } of writers) provider.maxBackoffTime = 300;
  await Promise.all(writers.map((writer) => writer.whenSynced()));
  const listener = new Listener(cluster.door(1).url, anna);
  await listener.connected();
  await listener.join(code);
  const body = { projectCode: code, options: { pages: 8 }, target: { kind: 'document', position: 'end' } };
  const { id } = (await anna.generate(body)).generation;

  const written: string[] = [];
  const typing = setInterval(() => {
    for (const [n, { doc }] of writers.entries()) {
      const line = `Writer ${n} wrote line ${written.length}.`;
      addParagraph(doc, line);
      written.push(line);
    }
  }, 40);
  try {
    for (let restart = 0; restart < RESTARTS; restart += 1) {
      const [before, chunks] = [postmaster(), listener.chunksOf(id).length];
      await listener.until(() => listener.chunksOf(id).length > chunks || listener.ended.length > 0);
      process.kill(before, 'SIGKILL');
      await expect.poll(() => [0, before].includes(postmaster())).toBe(false);
      for (const { url } of cluster.doors)
        await expect.poll(async () => (await fetch(`${url}/readyz`)).status).toBe(200);
    }
  } finally {
    clearInterval(typing);
  }

  const complete = (text: string): boolean => written.every((line) => text.includes(line));
  await Promise.all(writers.map((writer) => writer.whenText(complete)));
  await anna.generation(id, 'stop');
  const chunks = await anna.chunks(id);
  expect(chunks.map(({ seq }) => seq)).toEqual(chunks.map((_, n) => n + 1));
  for (const [n, seen] of listener.chunksOf(id).entries()) expect(chunks[n]).toMatchObject(seen);
  expect(await anna.balance()).toBe(50_000 - chunks.reduce((sum, { costMilliku }) => sum + costMilliku, 0));
  const stands = await anna.text(code);
  for (const line of written) expect(times(stands, line), line).toBe(1);
  const others = new Set(['Where it began.', ...written].map(fold));
  const model = stands.split('\n\n').filter((block) => !others.has(fold(block)));
  expect(fold(model.join(' '))).toBe(fold(chunks.map(({ text }) => text).join('')));
  expect(writers.flatMap(({ closes }) => closes).filter((close) => close >= 4400 && close < 4500)).toEqual([]);
  console.log(`${RESTARTS} restarts of PostgreSQL: ${written.length} lines, ${chunks.length} chunks`);
  for (const one of [...writers, listener]) one.close();
  tally('kill -9 of PostgreSQL under writers and a stream on two processes', RESTARTS);
});
