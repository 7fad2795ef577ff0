import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { tally } from '../../run/tally.ts';
import { findRedis, startTestCluster, type TestCluster } from '../kit/cluster.ts';
import { Collab } from '../kit/collab.ts';
import { Listener } from '../kit/listener.ts';
import { Person } from '../kit/person.ts';
import { addParagraph, fold, times } from '../kit/text.ts';

const LONG = process.env.PENORA_LONG !== undefined;
const SERVERS = LONG ? 3 : 2;
const hasRedis = await findRedis();
const WORDS_PER_SECOND = '60';
/** What a process that is going down or gone closes with: anything else would be a refusal. */
const GOING = [1006, 1012];

describe.each([
  { way: 'Redis', redis: true },
  { way: 'the database alone', redis: false },
])('processes that come and go, with $way', ({ redis }) => {
  let cluster: TestCluster;
  let anna: Person;
  // The way by the database alone runs with the full counts, or where there is no Redis server.
  const isWanted = redis ? hasRedis : LONG || !hasRedis;

  describe.skipIf(!isWanted)('', () => {
    beforeAll(async () => {
      cluster = await startTestCluster({ servers: SERVERS, redis, env: { DEMO_WORDS_PER_SECOND: WORDS_PER_SECOND } });
      anna = await Person.register(cluster.url);
    });
    afterAll(() => cluster?.forget());

    const at = (process: number): Person => anna.at(cluster.door(process).url);
    const opened = async (process: number, code: string): Promise<Collab> => {
      const collab = new Collab(cluster.door(process).url, code, anna);
      collab.provider.maxBackoffTime = 300;
      await collab.whenSynced();
      return collab;
    };

    /** G1 G3 G4: the chunks are numbered without a hole, and what they cost is what was taken. */
    async function settled(id: string, balanceBefore: number): Promise<string> {
      const chunks = await anna.chunks(id);
      expect(chunks.map(({ seq }) => seq)).toEqual(chunks.map((_, i) => i + 1));
      const cost = chunks.reduce((sum, { costMilliku }) => sum + costMilliku, 0);
      expect(await anna.balance()).toBe(balanceBefore - cost);
      const debits = (await anna.entries()).filter(({ kind, reference }) => kind === 'chunk' && reference === id);
      expect(debits.map(({ amountMilliku }) => -amountMilliku)).toEqual(
        chunks.filter(({ words }) => words > 0).map(({ costMilliku }) => costMilliku),
      );
      return chunks.map(({ text }) => text).join('');
    }

    test('a rolling restart under writers and a stream: no word lost, none charged twice', {
      timeout: 120_000,
    }, async () => {
      cluster.tellOnFailure();
      const balance = await anna.balance();
      const code = await anna.project('Rolled', 'Where it began.');
      const writers = await Promise.all(cluster.doors.map((_, process) => opened(process, code)));
      const body = { projectCode: code, options: { pages: 4 }, target: { kind: 'document', position: 'end' } };
      const { id } = (await at(1).generate(body)).generation;

      const written: string[] = [];
      const typing = setInterval(() => {
        for (const [n, writer] of writers.entries()) {
          const text = `Writer ${n} wrote line ${written.length}.`;
          addParagraph(writer.doc, text);
          written.push(text);
        }
      }, 50);
      try {
        for (const member of cluster.members) {
          expect(await cluster.stopOne(member), 'SIGTERM ends it in time').toBe(0);
          await cluster.start(member);
        }
      } finally {
        clearInterval(typing);
      }

      const complete = (text: string): boolean => written.every((line) => text.includes(line));
      await Promise.all(writers.map((writer) => writer.whenText(complete)));
      const generation = await vi.waitUntil(
        async () => {
          const now = await anna.generation(id);
          return now.status === 'streaming' || now.status === 'queued' ? undefined : now;
        },
        { timeout: 60_000, interval: 200 },
      );
      expect(['completed', 'interrupted']).toContain(generation.status);
      if (generation.status === 'interrupted')
        await anna.generation(id, 'continue', { maxMilliku: generation.costMilliku + 300 });
      await anna.generation(id, 'stop');
      const text = await settled(id, balance);
      expect(text.startsWith(generation.text)).toBe(true);
      const stands = await anna.text(code);
      for (const line of written) expect(times(stands, line), line).toBe(1);
      const others = new Set(written.map(fold));
      const model = stands.split('\n\n').filter((block) => !others.has(fold(block)));
      expect(fold(model.join(' '))).toContain(fold(text));
      expect(writers.flatMap(({ closes }) => closes).filter((close) => !GOING.includes(close))).toEqual([]);
      for (const writer of writers) writer.close();
      tally(`rolling restarts of ${SERVERS} processes under writers and a stream`, 1);
    });

    // Leases have to run out: with the full counts only.
    test.skipIf(!LONG)(
      'G8 G9 a process that is killed, or asleep for too long, while it writes for people on the others',
      {
        timeout: 120_000,
      },
      async () => {
        cluster.tellOnFailure();
        const balance = await anna.balance();
        const code = await anna.project('Taken over');
        const listener = new Listener(cluster.door(1).url, anna);
        const collab = await opened(2, code);
        await listener.connected();
        await listener.join(code);
        const body = { projectCode: code, options: { pages: 8 }, target: { kind: 'document', position: 'end' } };
        const { id } = (await at(0).generate(body)).generation;
        await listener.until(() => listener.chunksOf(id).length >= 5);
        await cluster.member(0).kill();
        const since = performance.now();
        expect(await listener.whenEnded(id)).toMatchObject({ status: 'interrupted', reason: 'restart' });
        console.log(`closed by another process after ${Math.round(performance.now() - since)} ms`);
        const first = await settled(id, balance);
        await collab.whenText((text) => fold(text) === fold(first));
        expect(listener.textOf(id)).toBe(first);

        // Goes on elsewhere; that process sleeps past its lease, and when it wakes it writes nothing more.
        await at(2).generation(id, 'continue', { maxMilliku: 20_000 });
        await listener.until(() => listener.textOf(id).length > first.length);
        process.kill(cluster.member(2).pid, 'SIGSTOP');
        try {
          await listener.until(() => listener.ended.length >= 2);
          const second = await settled(id, balance);
          process.kill(cluster.member(2).pid, 'SIGCONT');
          // It answers, hence it is awake, and has looked after its runs.
          await expect.poll(async () => (await fetch(`${cluster.door(2).url}/readyz`)).status).toBe(200);
          await collab.whenText((text) => fold(text) === fold(second));
          expect((await anna.generation(id)).status).toBe('interrupted');
          expect(await settled(id, balance)).toBe(second);
        } finally {
          process.kill(cluster.member(2).pid, 'SIGCONT');
        }
        const spent = (await anna.generation(id)).costMilliku;
        const more = await at(1).generation(id, 'continue', { maxMilliku: spent + 200 });
        expect(more.status).toBe('streaming');
        await at(1).generation(id, 'stop');
        const all = await settled(id, balance);
        expect(fold(await anna.text(code))).toBe(fold(all));
        expect(listener.chunksOf(id).map(({ seq }) => seq)).toEqual(listener.chunksOf(id).map((_, n) => n + 1));
        listener.close();
        collab.close();
        await cluster.start(cluster.member(0));
        tally('takeovers from a process that was killed, and from one that slept past its lease', 2);
      },
    );

    // Where there is no Redis it cannot go away.
    test.skipIf(!redis)(
      'Redis gone: edits, chunks and money as before, and it comes back',
      { timeout: 90_000 },
      async () => {
        cluster.tellOnFailure();
        const balance = await anna.balance();
        const code = await anna.project('Without Redis');
        const [a, b] = [await opened(0, code), await opened(1, code)];
        const listener = new Listener(cluster.door(1).url, anna);
        await listener.connected();
        await listener.join(code);
        const redisAt = async (process: number): Promise<unknown> =>
          Object(await (await fetch(`${cluster.door(process).url}/readyz`)).json()).redis;
        await cluster.redis?.stop();
        for (const process of [0, 1]) await expect.poll(() => redisAt(process)).toBe('away');
        const since = performance.now();
        addParagraph(a.doc, 'Written while Redis was away.');
        await b.whenText((text) => text.includes('while Redis was away'));
        console.log(`an edit without Redis arrived after ${Math.round(performance.now() - since)} ms`);
        const someone = await Person.register(cluster.door(SERVERS - 1).url, 'Bob');
        expect((await someone.at(cluster.door(0).url).me()).balanceMilliku).toBe(50_000);
        const { id } = (await at(0).generate({ projectCode: code, maxMilliku: 600, target: { kind: 'card' } }))
          .generation;
        await listener.whenEnded(id);
        expect(listener.textOf(id)).toBe(await settled(id, balance));
        expect(listener.chunksOf(id).map(({ seq }) => seq)).toEqual(listener.chunksOf(id).map((_, n) => n + 1));

        await cluster.redis?.start();
        for (const process of cluster.members.keys()) await expect.poll(() => redisAt(process)).toBe('ready');
        addParagraph(b.doc, 'And when it was back.');
        await a.whenText((text) => text.includes('when it was back'));
        for (const one of [a, b, listener]) one.close();
      },
    );
  });
});
