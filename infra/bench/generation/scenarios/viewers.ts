import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { Latencies } from '../../kit/latencies.ts';
import { type Measured, startMeasured } from '../../kit/measured.ts';
import { figure, type Report } from '../../kit/report.ts';
import { ageOf } from '../clock.ts';
import { startProvider } from '../provider.ts';
import { startLong, withService } from '../service.ts';
import { chunkOf, Viewer } from '../viewer.ts';

const VIEWERS = 1_000;
const EVERY_MS = 40;
const WARM_MS = 4_000;
const MEASURED_MS = 12_000;

interface Seen {
  latencies: Latencies;
  messages: number;
}

/** Opens the viewers, in groups; the time of each message is read by one in ten of them. */
async function open(url: string, headers: Record<string, string>, age: (text: string) => number | null) {
  const seen: Seen = { latencies: new Latencies(), messages: 0 };
  const viewers: Viewer[] = [];
  while (viewers.length < VIEWERS) {
    const group = Array.from({ length: 50 }, (_, index) =>
      Viewer.open(url, headers, (message) => {
        seen.messages += 1;
        const ms = index % 10 === 0 ? age(chunkOf(message).text.trimEnd()) : null;
        if (ms !== null) seen.latencies.add(ms);
      }),
    );
    viewers.push(...(await Promise.all(group)));
  }
  return { seen, viewers };
}

async function measure(server: Measured, seen: Seen) {
  await wait(WARM_MS);
  seen.latencies.clear();
  seen.messages = 0;
  const before = await server.cpuMs();
  await wait(MEASURED_MS);
  const cpuMs = (await server.cpuMs()) - before;
  return {
    cpuPerChunk: cpuMs / (seen.messages / VIEWERS),
    p99: seen.latencies.quantile(0.99),
    messages: seen.messages,
  };
}

async function overBroadcast() {
  const script = 'infra/bench/generation/servers/broadcast.ts';
  const server = await startMeasured(script, { PATH: process.env.PATH }, /^ready at (\S+)$/, 'anyCore');
  const origin = performance.timeOrigin;
  const age = (text: string): number | null => {
    const micros = Number.parseInt(text.slice(1), 36);
    return Number.isNaN(micros) ? null : origin + performance.now() - micros / 1_000;
  };
  const { seen, viewers } = await open(server.ready, {}, age);
  const result = await measure(server, seen);
  for (const viewer of viewers) viewer.close();
  await server.stop();
  return result;
}

/** A thousand people look at one generation. */
export async function viewers(report: Report): Promise<void> {
  const bare = await overBroadcast();
  const provider = await startProvider(EVERY_MS);
  const penora = await withService(provider.url, async (service) => {
    const writer = await service.person(500);
    const code = await writer.project();
    // Not the one who pays: a thousand windows of that person would all be told the balance as well.
    const reader = await service.person(1);
    await writer.invite(code, reader, 'viewer');
    const { seen, viewers } = await open(service.process.ready, reader.headers, ageOf);
    for (const viewer of viewers) await viewer.ask('project:join', { code });
    await startLong(writer, code, 'card');
    const result = await measure(service.process, seen);
    for (const viewer of viewers) viewer.close();
    return result;
  });
  await provider.close();
  const row = (server: string, { cpuPerChunk, p99, messages }: typeof bare) => ({
    server,
    'messages/s': figure(messages / (MEASURED_MS / 1_000)),
    'chunk p99 (ms, ≤ 100)': figure(p99),
    'server CPU per chunk to all (ms)': figure(cpuPerChunk),
    'ratio (≤ 1.2)': figure(cpuPerChunk / bare.cpuPerChunk),
  });
  report.add({ title: '1,000 viewers of one generation', rows: [row('bare socket.io', bare), row('penora', penora)] });
}
