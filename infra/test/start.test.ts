import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createTestDatabase } from '../../server/test/database/createTestDatabase.ts';
import { freePort } from '../run/freePort.ts';
import { root } from '../run/node.ts';
import { ownEnvironment } from './kit/environment.ts';
import { Listener } from './kit/listener.ts';
import { forget, type Penora, type PenoraOptions, startPenora } from './kit/penora.ts';
import { Person } from './kit/person.ts';
import { fold } from './kit/text.ts';

const left: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of left.splice(0).reverse()) await clean();
});

async function started(options: PenoraOptions = {}): Promise<Penora> {
  const penora = await startPenora(options);
  left.push(() => forget(penora));
  return penora;
}

async function folder(name = ''): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'penora-start-'));
  left.push(() => rm(made, { recursive: true, force: true }));
  return join(made, name);
}

/** Starts what cannot start. Resolves with all it printed and how it ended. */
async function refused(env: Record<string, string>): Promise<{ code: number | null; lines: string[] }> {
  const child = spawn(process.execPath, ['infra/run/serve.ts'], {
    cwd: root,
    env: { ...ownEnvironment(), PORT: '0', DATA_DIR: await folder('data'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  left.push(async () => child.kill('SIGKILL'));
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => printed.push(data.toString()));
  const [code] = await once(child, 'close');
  return { code, lines: printed.join('').trim().split('\n') };
}

/** One line that says what is wrong, and an exit that is not 0. */
async function saysInOneLine(env: Record<string, string>, what: RegExp): Promise<void> {
  const { code, lines } = await refused(env);
  expect(lines).toEqual([expect.stringMatching(what)]);
  expect(code).not.toBe(0);
  expect(code).not.toBeNull();
}

test('a second start finds everything as it was, under a path with spaces and signs', async () => {
  const dataDir = await folder("a folder with spaces, 'quotes' & ünïcode");
  const first = await started({ dataDir });
  const anna = await Person.register(first.url);
  const code = await anna.project('Kept', 'Every word of it.');
  expect(await first.stop()).toBe(0);
  const second = await started({ dataDir });
  const same = anna.at(second.url);
  expect((await same.me()).user.id, 'still signed in').toBe(anna.id);
  expect(await same.text(code)).toBe('Every word of it.');
  expect(await same.balance()).toBe(50_000);

  await saysInOneLine({ DATA_DIR: dataDir }, /already running/);
  expect((await fetch(`${second.url}/readyz`)).status, 'the first one goes on').toBe(200);
});

test('the last line is the address, on both loopback addresses', async () => {
  const penora = await started();
  const last = penora.output().split('\n').at(-1);
  expect(last).toBe(`Penora is ready at ${penora.url}`);
  const { port } = new URL(penora.url);
  for (const host of ['127.0.0.1', '[::1]', 'localhost']) {
    const response = await fetch(`http://${host}:${port}/healthz`);
    expect(response.status, host).toBe(200);
  }
});

test('a port that is taken', async () => {
  const server = createServer().listen(0);
  await once(server, 'listening');
  left.push(async () => server.close());
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await saysInOneLine({ PORT: String(port) }, new RegExp(`${port}`));
});

test('a data folder that cannot be written', async () => {
  // A file stands in its way: that stops root too.
  const file = await folder('file');
  await writeFile(file, '');
  await saysInOneLine({ DATA_DIR: join(file, 'data') }, /data|folder|director/i);
  await saysInOneLine({ DATA_DIR: file }, /data|folder|director/i);
});

test('a data folder of something else is left alone', async () => {
  const dataDir = await folder('theirs');
  await mkdir(join(dataDir, 'postgres', 'data'), { recursive: true });
  await writeFile(join(dataDir, 'postgres', 'data', 'PG_VERSION'), '9.6\n');
  await saysInOneLine({ DATA_DIR: dataDir }, /PostgreSQL|version/);
});

test('a database that cannot be reached, and one that is none', async () => {
  await saysInOneLine({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' }, /DATABASE_URL cannot be reached/);
  await saysInOneLine({ DATABASE_URL: 'not an address' }, /[Dd]atabase|DATABASE_URL/);
});

test('settings that are none', async () => {
  await saysInOneLine({ PORT: 'seventy' }, /PORT/);
  await saysInOneLine({ LIMITS: '-1' }, /LIMITS/);
  await saysInOneLine({ CATALOG_FILE: '/nowhere/catalog.json' }, /CATALOG_FILE/);
});

const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://penora.example',
  SESSION_SECRET: 'a secret of more than thirty-two bytes',
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none',
};

test('production names what is missing, too short or once published', async () => {
  for (const name of ['PUBLIC_URL', 'SESSION_SECRET', 'DATABASE_URL'] as const) {
    await saysInOneLine({ ...production, [name]: '' }, new RegExp(name));
  }
  await saysInOneLine({ ...production, SESSION_SECRET: 'short' }, /SESSION_SECRET/);
  const burnt = {
    SESSION_SECRET: 'dev-secret-key',
    SUKUSUKU_JWT_SECRET: 'sukusuku-ai-secret-key-2025',
    PENORA_API_KEY: 'penora_admin_2025',
  };
  for (const [name, secret] of Object.entries(burnt)) {
    await saysInOneLine({ ...production, [name]: secret }, new RegExp(`${name}.*published`));
  }
});

test('production with all that it needs: cookies for https alone, other origins refused, no demonstration', async () => {
  const database = await createTestDatabase();
  left.push(() => database.drop());
  const port = await freePort();
  const penora = await started({ env: { ...production, DATABASE_URL: database.url, PORT: String(port) } });
  expect(penora.url).toBe('https://penora.example');
  const register = (origin: string) =>
    fetch(`http://127.0.0.1:${port}/api/auth/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ email: 'anna@example.com', password: 'correct horse battery', name: 'Anna' }),
    });
  expect((await register('https://evil.example')).status).toBe(403);
  const answer = await register('https://penora.example');
  expect(answer.status).toBe(201);
  expect(answer.headers.getSetCookie()[0]).toMatch(/;\s*Secure/i);
  const catalog: unknown = await (await fetch(`http://127.0.0.1:${port}/api/catalog`)).json();
  expect(Object(catalog).models.some(({ available }: { available: boolean }) => available)).toBe(false);
});

test('SIGTERM: running generations are interrupted, clients are told, exit 0, and they can go on', async () => {
  const first = await started({ env: { DEMO_WORDS_PER_SECOND: '60' } });
  const anna = await Person.register(first.url);
  const code = await anna.project();
  const listener = new Listener(first.url, anna);
  await listener.connected();
  await listener.join(code);
  const { id } = (await anna.generate({ projectCode: code, options: { pages: 8 }, target: { kind: 'document' } }))
    .generation;
  await listener.until(() => listener.chunksOf(id).length >= 3);
  expect(await first.stop()).toBe(0);
  await listener.disconnected();

  const second = await started({ dataDir: first.dataDir });
  const same = anna.at(second.url);
  const generation = await same.generation(id);
  expect(generation).toMatchObject({ status: 'interrupted', reason: 'restart' });
  expect(generation.text.startsWith(listener.textOf(id))).toBe(true);
  expect(fold(await same.text(code))).toBe(fold(generation.text));
  expect(await same.balance()).toBe(50_000 - generation.costMilliku);
  expect((await same.generation(id, 'continue', { maxMilliku: generation.costMilliku + 100 })).id).toBe(id);
});
