import { get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { Latencies } from '../../kit/latencies.ts';
import { startMeasured } from '../../kit/measured.ts';
import { figure, type Report } from '../../kit/report.ts';
import { ageOf } from '../clock.ts';
import { startProvider } from '../provider.ts';
import { startLong, withService } from '../service.ts';
import { chunkOf, Viewer } from '../viewer.ts';

const EVERY_MS = 50;
const WARM_MS = 4_000;
const MEASURED_MS = 15_000;

async function overRelay(providerUrl: string): Promise<Latencies> {
  const env = { PATH: process.env.PATH, PROVIDER_URL: providerUrl };
  const relay = await startMeasured('infra/bench/generation/servers/relay.ts', env, /^ready at (\S+)$/, 'anyCore');
  const latencies = new Latencies();
  const request = get(relay.ready, (answer) => {
    answer.setEncoding('utf8').on('data', (part: string) => {
      const age = ageOf(part.trimEnd().replace(/ ?"\}$/, ''));
      if (age !== null) latencies.add(age);
    });
  });
  await wait(WARM_MS);
  latencies.clear();
  await wait(MEASURED_MS);
  request.destroy();
  await relay.stop();
  return latencies;
}

async function overPenora(providerUrl: string, target: 'card' | 'document'): Promise<Latencies> {
  return withService(providerUrl, async ({ process: { ready }, person }) => {
    const writer = await person(500);
    const code = await writer.project();
    const latencies = new Latencies();
    const viewer = await Viewer.open(ready, writer.headers, (message) => {
      const age = ageOf(chunkOf(message).text.trimEnd());
      if (age !== null) latencies.add(age);
    });
    await viewer.ask('project:join', { code });
    await startLong(writer, code, target);
    await wait(WARM_MS);
    latencies.clear();
    await wait(MEASURED_MS);
    viewer.close();
    return latencies;
  });
}

/** From the provider's socket to the viewer's, one whole-word delta every 50 ms. */
export async function added(report: Report): Promise<void> {
  const provider = await startProvider(EVERY_MS);
  const relay = await overRelay(provider.url);
  const rows = [];
  for (const target of ['card', 'document'] as const) {
    const penora = await overPenora(provider.url, target);
    const added = (part: number) => figure(penora.quantile(part) - relay.quantile(part));
    rows.push({
      target,
      chunks: figure(penora.count),
      'relay median, p99 (ms)': `${figure(relay.quantile(0.5))}, ${figure(relay.quantile(0.99))}`,
      'penora median, p99 (ms)': `${figure(penora.quantile(0.5))}, ${figure(penora.quantile(0.99))}`,
      'added median (≤ 5)': added(0.5),
      'added p99 (≤ 25)': added(0.99),
    });
  }
  await provider.close();
  report.add({ title: 'Time added to a direct relay', rows });
}
