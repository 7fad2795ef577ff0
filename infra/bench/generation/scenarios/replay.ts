import { randomUUID } from 'node:crypto';
import { get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { ChunkPage } from '@penora/protocol/schemas/generation';
import type { Person } from '../../../test/kit/person.ts';
import { readEvents } from '../../../test/kit/sse.ts';
import { median } from '../../kit/latencies.ts';
import { figure, type Report } from '../../kit/report.ts';
import { type Service, withService } from '../service.ts';

const CHUNKS = 10_000;
const TIMES = 7;

/** A generation that ended long ago, without money: put into the tables as it would stand there. */
async function finished({ database }: Service, writer: Person): Promise<string> {
  const id = randomUUID();
  const code = await writer.project();
  await database.sql.query(
    {
      text: `insert into generations (id, request_id, project_code, requested_by, payer_id, tool, model, model_id,
        price_per_word, words_min, words_max, target, status, max_milliku, seq, ended_at)
      values ($1, $2, $3, $4, $4, 'prompt', 'balanced', 'bench', 10, 1, 1, 'card', 'completed', 1, $5, now())`,
    },
    [id, randomUUID(), code, writer.id, CHUNKS],
  );
  await database.sql.query(
    {
      text: `insert into chunks (generation_id, seq, text, words, cost)
        select $1, n, 'lantern ' || n || ' ', 0, 0 from generate_series(1, $2::int) n`,
    },
    [id, CHUNKS],
  );
  return id;
}

async function cpuOf({ process }: Service, work: () => Promise<number>): Promise<number> {
  const costs: number[] = [];
  for (let time = 0; time <= TIMES; time += 1) {
    await wait(300);
    const before = await process.cpuMs();
    const chunks = await work();
    if (chunks !== CHUNKS) throw new Error(`${chunks} chunks instead of ${CHUNKS}`);
    // The first is for the compiler.
    if (time > 0) costs.push((await process.cpuMs()) - before);
  }
  return median(costs);
}

async function pages(writer: Person, id: string): Promise<number> {
  let count = 0;
  for (let after = 0; after < CHUNKS; after += 1_000) {
    const page = await writer.fetch('GET', `/api/generations/${id}/chunks?after=${after}&limit=1000`);
    count += ChunkPage.parse(await page.json()).chunks.length;
  }
  return count;
}

/** What the server keeps for a reader that asks for the whole stream and reads nothing. */
async function unread({ process }: Service, writer: Person, id: string): Promise<number> {
  const before = await process.memoryBytes();
  const request = get(`${process.ready}/api/generations/${id}/stream`, { headers: writer.headers }, (answer) => {
    answer.pause();
  });
  await wait(2_000);
  const grown = (await process.memoryBytes()) - before;
  request.destroy();
  return grown;
}

/** A long run that ended is read again from its beginning. */
export async function replay(report: Report): Promise<void> {
  const row = await withService('http://127.0.0.1:9', async (service) => {
    const writer = await service.person(1);
    const id = await finished(service, writer);
    const byPages = await cpuOf(service, () => pages(writer, id));
    const stream = async () => {
      const answer = await writer.fetch('GET', `/api/generations/${id}/stream`);
      return (await readEvents(answer)).chunks.length;
    };
    const bySse = await cpuOf(service, stream);
    return {
      chunks: figure(CHUNKS),
      'by pages (CPU ms, ≤ 50)': figure(byPages),
      'by one SSE (CPU ms, ≤ 50)': figure(bySse),
      'held for a reader that does not read (KiB)': figure((await unread(service, writer, id)) / 1_024),
    };
  });
  report.add({ title: 'Replay of a finished generation', rows: [row] });
}
