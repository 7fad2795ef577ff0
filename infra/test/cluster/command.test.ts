import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../server/test/database/createTestDatabase.ts';
import { root } from '../../run/node.ts';
import { findRedis } from '../kit/cluster.ts';
import { Collab } from '../kit/collab.ts';
import { Person } from '../kit/person.ts';
import { addParagraph } from '../kit/text.ts';

const hasRedis = await findRedis();
let database: TestDatabase;
const left: (() => unknown)[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  for (const clean of left.reverse()) await clean();
  await database?.drop();
});

/** `npm run cluster` as a process of its own. */
function runCluster(path: string) {
  const { HOME, TMPDIR } = process.env;
  const child = spawn(process.execPath, ['infra/run/cluster.ts'], {
    cwd: root,
    env: { HOME, TMPDIR, PATH: path, PORT: '0', SERVERS: '2', LIMITS: '1000', DATABASE_URL: database.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  left.push(() => child.kill('SIGTERM') && exited);
  const lines: string[] = [];
  const wakes = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      for (const wake of [...wakes]) wake();
    });
  return {
    child,
    lines,
    /** What a line that matches says in its first group; rejects when the process ends before. */
    says: (pattern: RegExp) =>
      new Promise<string>((resolve, reject) => {
        const look = (): void => {
          const found = lines.map((line) => pattern.exec(line)).find((match) => match !== null);
          if (found === undefined) return;
          wakes.delete(look);
          resolve(found[1] ?? '');
        };
        wakes.add(look);
        child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${lines.join('\n')}`)));
        look();
      }),
    /** The exit code after SIGTERM. */
    async stop(): Promise<number | null> {
      child.kill('SIGTERM');
      await exited;
      return child.exitCode;
    },
  };
}

test.for([
  { way: 'with Redis', path: process.env.PATH ?? '', redis: true },
  { way: 'without a redis-server', path: dirname(process.execPath), redis: false },
])(
  'npm run cluster $way: an edit by the one address, a rolling restart, an end',
  { timeout: 120_000 },
  async (how, { skip }) => {
    skip(how.redis && !hasRedis, 'no redis-server');
    const cluster = runCluster(how.path);
    onTestFailed(() => console.log(cluster.lines.slice(-60).join('\n')));
    const url = await cluster.says(/^2 servers are ready at (\S+)$/);
    const without = /^\[redis\] There is no redis-server .* through the database/;
    // What is said on two streams comes in any order.
    if (!how.redis) await cluster.says(without);
    else expect(cluster.lines.filter((line) => without.test(line))).toEqual([]);

    const anna = await Person.register(url);
    const code = await anna.project('By one address', 'Where it began.');
    const writer = new Collab(url, code, anna);
    left.push(() => writer.close());
    writer.provider.maxBackoffTime = 300;
    await writer.whenSynced();
    addParagraph(writer.doc, 'Written before.');

    cluster.child.kill('SIGHUP');
    await cluster.says(/^\[cluster\] every server was (restarted)$/);
    await expect.poll(() => cluster.lines.filter((line) => /ended with 0, starting again/.test(line)).length).toBe(2);
    await writer.whenSynced();
    addParagraph(writer.doc, 'Written after.');
    const reader = new Collab(url, code, anna);
    left.push(() => reader.close());
    await reader.whenText((text) => text.includes('Written before.') && text.includes('Written after.'));
    expect(await cluster.stop()).toBe(0);
  },
);
