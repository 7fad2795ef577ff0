import { setTimeout as wait } from 'node:timers/promises';
import * as Y from 'yjs';
import { z } from 'zod';
import { buildClient } from '../../../run/buildClient.ts';
import { Collab } from '../../../test/kit/collab.ts';
import type { Person } from '../../../test/kit/person.ts';
import { withService } from '../../generation/service.ts';
import { Latencies } from '../../kit/latencies.ts';
import type { Measured } from '../../kit/measured.ts';
import { figure, type Report } from '../../kit/report.ts';
import { book } from '../book.ts';

const EXPORTS = 5;
const KEY_MS = 80;
const QUIET_MS = 8_000;

const Loop = z.object({ max: z.number(), p99: z.number(), rss: z.number() });

const WATCH = `(() => {
  const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
  globalThis.loopDelay = monitorEventLoopDelay({ resolution: 2 });
  globalThis.loopDelay.enable();
  return true;
})()`;
const RESET = '(globalThis.loopDelay.reset(), true)';
const READ =
  '({ max: loopDelay.max / 1e6, p99: loopDelay.percentile(99) / 1e6, rss: process.memoryUsage().rss / 1e6 })';

/** From a key of one to the other's document. */
function listen(from: Collab, to: Collab, latencies: Latencies): { typed(): void } {
  const waiting: { clock: number; at: number }[] = [];
  to.doc.on('update', () => {
    const known = Y.getState(to.doc.store, from.doc.clientID);
    while (waiting[0] !== undefined && waiting[0].clock <= known)
      latencies.add(performance.now() - (waiting.shift()?.at ?? 0));
  });
  return {
    typed: () => void waiting.push({ clock: Y.getState(from.doc.store, from.doc.clientID), at: performance.now() }),
  };
}

function textOf({ doc }: Collab): Y.XmlText {
  const paragraph = doc.getXmlFragment('default').get(0);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error('there is no paragraph to write into');
  return text;
}

/** Two people write until `done`; how long each key takes to the other. */
async function write(pair: readonly [Collab, Collab], done: Promise<unknown>): Promise<Latencies> {
  const latencies = new Latencies();
  const [a, b] = pair;
  const both = [
    { text: textOf(a), ...listen(a, b, latencies) },
    { text: textOf(b), ...listen(b, a, latencies) },
  ];
  let isOver = false;
  void done.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    for (const { text, typed } of both) {
      text.insert(text.length, 'k');
      typed();
      await wait(KEY_MS / 2);
    }
  }
  return latencies;
}

async function exported(reader: Person, code: string): Promise<number> {
  const began = performance.now();
  const response = await reader.fetch('GET', `/api/projects/${code}/export?format=pdf`);
  const bytes = await response.arrayBuffer();
  if (!response.ok) throw new Error(`an export ended with ${response.status}`);
  return bytes.byteLength > 0 ? performance.now() - began : 0;
}

async function measured(server: Measured, pair: readonly [Collab, Collab], done: Promise<unknown>) {
  await server.inspector.evaluate(RESET);
  const latencies = await write(pair, done);
  const loop = Loop.parse(await server.inspector.evaluate(READ));
  return {
    'longest delay of the loop, ms': figure(loop.max),
    'p99, ms': figure(loop.p99),
    'key to the other, p50, ms': figure(latencies.quantile(0.5)),
    'p99 ': figure(latencies.quantile(0.99)),
    longest: figure(latencies.quantile(1)),
    'memory of the server, MB': figure(loop.rss),
  };
}

/** Two people write while nothing else happens, and while five texts of 1 MB become PDFs. */
export async function writers(report: Report): Promise<void> {
  await buildClient(() => undefined);
  await withService('http://127.0.0.1:9', async ({ process: server, person }) => {
    const [anna, bob, reader] = [await person(1), await person(1), await person(1)];
    const code = await anna.project('Together', 'It began in winter.');
    await anna.post(`/api/projects/${code}/members`, { email: bob.email, role: 'editor' });
    const long = await reader.project('A long book', book());
    const pair = [
      new Collab(anna.url, code, { cookie: anna.cookie, origin: anna.url }),
      new Collab(bob.url, code, { cookie: bob.cookie, origin: bob.url }),
    ] as const;
    try {
      await Promise.all(pair.map((one) => one.whenSynced()));
      await server.inspector.evaluate(WATCH);
      await write(pair, wait(2_000));
      const quiet = await measured(server, pair, wait(QUIET_MS));
      const exports = Promise.all(Array.from({ length: EXPORTS }, () => exported(reader, long)));
      const busy = await measured(server, pair, exports);
      const seconds = (await exports).map((ms) => figure(ms / 1_000)).join(', ');
      report.add({
        title: 'Two people write while five texts of 1 MB become PDFs',
        rows: [
          { meanwhile: 'nothing', ...quiet },
          { meanwhile: 'five exports', ...busy },
        ],
        notes: `The exports, asked for at once, were there after ${seconds} s. All on the same cores.`,
      });
    } finally {
      for (const one of pair) one.close();
    }
  });
}
