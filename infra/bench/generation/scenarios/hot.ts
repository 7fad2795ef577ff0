import { setTimeout as wait } from 'node:timers/promises';
import { figure, type Report } from '../../kit/report.ts';
import { startProvider } from '../provider.ts';
import { startLong, withService } from '../service.ts';

const EVERY_MS = 40;
const STREAMS = 60;
const MEASURED_MS = 10_000;

/** One purse pays for many streams. */
export async function hot(report: Report): Promise<void> {
  const provider = await startProvider(EVERY_MS);
  const row = await withService(provider.url, async ({ person, database, process: { cpuMs } }) => {
    const writer = await person(5_000);
    const code = await writer.project();
    for (let each = 0; each < STREAMS; each += 1) await startLong(writer, code, 'card');
    const counted = async () => {
      const [entries] = await database.sql.query<{ entries: number }>(
        { text: 'select entry as entries from accounts where id = $1' },
        [writer.id],
      );
      const [deadlocks] = await database.sql.query<{ deadlocks: number }>({
        text: 'select deadlocks from pg_stat_database where datname = current_database()',
      });
      return { chunks: entries?.entries ?? 0, deadlocks: deadlocks?.deadlocks ?? 0 };
    };
    await wait(3_000);
    const before = { ...(await counted()), at: performance.now(), cpu: await cpuMs() };
    await wait(MEASURED_MS);
    const after = await counted();
    const chunks = after.chunks - before.chunks;
    return {
      streams: String(STREAMS),
      'chunks/s of one account (≥ 500)': figure((chunks / (performance.now() - before.at)) * 1_000),
      offered: figure(STREAMS * (1_000 / EVERY_MS)),
      deadlocks: figure(after.deadlocks),
      'server CPU per chunk (µs)': figure((((await cpuMs()) - before.cpu) * 1_000) / chunks),
    };
  });
  await provider.close();
  report.add({ title: 'One hot account', rows: [row] });
}
