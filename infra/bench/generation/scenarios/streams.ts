import { setTimeout as wait } from 'node:timers/promises';
import { Latencies } from '../../kit/latencies.ts';
import { figure, type Report } from '../../kit/report.ts';
import { ageOf } from '../clock.ts';
import { type Provider, startProvider } from '../provider.ts';
import { type Service, startLong, withService } from '../service.ts';
import { chunkOf, Viewer } from '../viewer.ts';

const EVERY_MS = 40;
const WARM_MS = 5_000;
const MEASURED_MS = 10_000;
const LIMIT_P99_MS = 150;

interface Load {
  latencies: Latencies;
  close(): void;
}

/** So many streams, each of a person and a project of its own with one viewer. */
async function load(
  { process: { ready }, person }: Service,
  count: number,
  target: 'card' | 'document',
): Promise<Load> {
  const latencies = new Latencies();
  const viewers: Viewer[] = [];
  for (let each = 0; each < count; each += 1) {
    const writer = await person(500);
    const code = await writer.project();
    const viewer = await Viewer.open(ready, writer.headers, (message) => {
      const age = ageOf(chunkOf(message).text.trimEnd());
      if (age !== null) latencies.add(age);
    });
    viewers.push(viewer);
    await viewer.ask('project:join', { code });
    await startLong(writer, code, target);
  }
  return {
    latencies,
    close() {
      for (const viewer of viewers) viewer.close();
    },
  };
}

async function measure(provider: Provider, count: number, target: 'card' | 'document') {
  return withService(provider.url, async (service) => {
    const { latencies, close } = await load(service, count, target);
    await wait(WARM_MS);
    latencies.clear();
    const profileTo = process.env.BENCH_PROFILE;
    const before = { cpu: await service.process.cpuMs(), at: performance.now() };
    if (profileTo === undefined) await wait(MEASURED_MS);
    else {
      const { writeFileSync } = await import('node:fs');
      const { profile } = await service.process.inspector.profile(() => wait(MEASURED_MS));
      writeFileSync(`${profileTo}/${target}.cpuprofile`, JSON.stringify(profile));
    }
    const seconds = (performance.now() - before.at) / 1_000;
    const cpuMs = (await service.process.cpuMs()) - before.cpu;
    close();
    return {
      perSecond: latencies.count / seconds,
      median: latencies.quantile(0.5),
      p99: latencies.quantile(0.99),
      cpuMicros: (cpuMs * 1_000) / latencies.count,
    };
  });
}

/** Many streams at once, until they come too late. */
export async function streams(report: Report): Promise<void> {
  const provider = await startProvider(EVERY_MS);
  const rows = [];
  for (const target of ['card', 'document'] as const) {
    for (const count of (process.env.BENCH_STREAMS ?? '100,150,200').split(',').map(Number)) {
      const { perSecond, median, p99, cpuMicros } = await measure(provider, count, target);
      rows.push({
        target,
        streams: String(count),
        'chunks/s (wanted)': `${figure(perSecond)} (${figure(count * (1_000 / EVERY_MS))})`,
        'median (ms)': figure(median),
        'p99 (ms, ≤ 150)': figure(p99),
        'server CPU per chunk (µs, ≤ 150)': figure(cpuMicros),
      });
      if (p99 > LIMIT_P99_MS) break;
    }
  }
  await provider.close();
  report.add({
    title: 'Streams of 25 chunks a second, each with a viewer',
    rows,
    notes: 'Server, PostgreSQL, provider and viewers share the cores. The last row of each target is where it ends.',
  });
}
