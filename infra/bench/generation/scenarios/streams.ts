import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Latencies } from '../../kit/latencies.ts';
import { figure, type Report } from '../../kit/report.ts';
import type { Row } from '../../kit/table.ts';
import { ageOf } from '../clock.ts';
import { startProvider } from '../provider.ts';
import { type Service, startLong, withService } from '../service.ts';
import { chunkOf, Viewer } from '../viewer.ts';

type Target = 'card' | 'document';

const EVERY_MS = 40;
const FIRST = Number(process.env.BENCH_STREAMS ?? 100);
/** So many more for the next row. */
const stepAfter = (count: number): number => (count < 200 ? 50 : 100);
/** Before the first row: the server's code is compiled while it runs. */
const WARM_MS = 15_000;
const SETTLE_MS = 3_000;
const MEASURED_MS = 6_000;
/** Well before the first streams end, which are at their last word after 200 s. */
const MOST_MS = 95_000;
const LIMIT_P99_MS = 150;
const LEAST_RATE = 0.97;

/** Streams, each of a person and a project of its own with one viewer. */
class Streams {
  readonly latencies = new Latencies();
  readonly #service: Service;
  readonly #target: Target;
  #viewers: Viewer[] = [];

  constructor(service: Service, target: Target) {
    this.#service = service;
    this.#target = target;
  }

  async growTo(count: number): Promise<void> {
    const { process: server, person } = this.#service;
    while (this.#viewers.length < count) {
      const writer = await person(500);
      const code = await writer.project();
      const viewer = await Viewer.open(server.ready, writer.headers, (message) => {
        const age = ageOf(chunkOf(message).text.trimEnd());
        if (age !== null) this.latencies.add(age);
      });
      this.#viewers.push(viewer);
      await viewer.ask('project:join', { code });
      await startLong(writer, code, this.#target);
    }
  }

  close(): void {
    for (const viewer of this.#viewers) viewer.close();
    this.#viewers = [];
  }
}

async function measure({ process: server }: Service, { latencies }: Streams, target: Target) {
  const profileTo = process.env.BENCH_PROFILE;
  const before = { cpu: await server.cpuMs(), at: performance.now() };
  latencies.clear();
  if (profileTo === undefined) await wait(MEASURED_MS);
  else {
    const { profile } = await server.inspector.profile(() => wait(MEASURED_MS));
    writeFileSync(`${profileTo}/${target}.cpuprofile`, JSON.stringify(profile));
  }
  const seconds = (performance.now() - before.at) / 1_000;
  const { count } = latencies;
  const cpuMs = (await server.cpuMs()) - before.cpu;
  return {
    perSecond: count / seconds,
    median: latencies.quantile(0.5),
    p99: latencies.quantile(0.99),
    cpuMicros: (cpuMs * 1_000) / count,
  };
}

/** More and more streams, until they come too late or the time is over. */
async function grow(service: Service, target: Target): Promise<{ rows: Row[]; highest: number }> {
  const streams = new Streams(service, target);
  const rows: Row[] = [];
  const until = performance.now() + MOST_MS;
  let highest = 0;
  for (let count = FIRST; performance.now() < until; count += stepAfter(count)) {
    const hasGrown = await streams.growTo(count).then(
      () => true,
      (error: unknown) => console.error(`${count} streams could not be begun:`, error),
    );
    if (hasGrown !== true) break;
    await wait(count === FIRST ? WARM_MS : SETTLE_MS);
    const { perSecond, median, p99, cpuMicros } = await measure(service, streams, target);
    const wanted = count * (1_000 / EVERY_MS);
    rows.push({
      streams: String(count),
      'chunks/s (wanted)': `${figure(perSecond)} (${figure(wanted)})`,
      'median (ms)': figure(median),
      'p99 (ms, ≤ 150)': figure(p99),
      'server CPU per chunk (µs, ≤ 150)': figure(cpuMicros),
    });
    if (p99 > LIMIT_P99_MS || perSecond < wanted * LEAST_RATE) break;
    highest = count;
  }
  streams.close();
  return { rows, highest };
}

/** Many streams at once into cards or documents. */
export const streams =
  (target: Target) =>
  async (report: Report): Promise<void> => {
    const provider = await startProvider(EVERY_MS);
    const { rows, highest } = await withService(provider.url, (service) => grow(service, target));
    await provider.close();
    report.add({
      title: `Streams of 25 chunks a second, each with a viewer: ${target}`,
      rows,
      notes: `Server, PostgreSQL, provider and viewers share the cores. One server for all rows, ${figure(WARM_MS / 1_000)} s of the same work before the first. The highest count that keeps up (97 % of what is sent, p99 ≤ 150 ms): ${highest}.`,
    });
  };
