import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { joinProject, watchGeneration } from './rooms.ts';
import { closeSocket, connectionStore, openSocket, whenStranger } from './socket.ts';

const ID = '0b0f6c1e-7a53-4c0d-9a57-0e6f6a5f3f11';
const project = {
  code: 'SLT4RN',
  title: 'The Salt Lantern',
  type: 'text',
  app: 'penora',
  role: 'owner',
  sizeBytes: 0,
  words: 0,
  createdAt: '2026-11-01T00:00:00.000Z',
  updatedAt: '2026-11-01T00:00:00.000Z',
  deletedAt: null,
};
const chunk = (seq: number) => ({ generationId: ID, seq, text: `${seq} `, words: 1, costMilliku: 10 });
const at = '2026-11-01T00:00:00.000Z';

let http: HttpServer;
let io: Server;
/** The page's place in the world: relative addresses go to the test's server. */
const realFetch = globalThis.fetch;

beforeEach(async () => {
  http = createServer((request, response) => {
    const after = Number(new URL(request.url ?? '/', 'http://x').searchParams.get('after'));
    const chunks = [1, 2, 3, 4].filter((seq) => seq > after).map((seq) => ({ ...chunk(seq), at }));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ chunks, lastSeq: 4, status: 'streaming' }));
  });
  io = new Server(http);
  await new Promise<void>((ready) => http.listen(0, '127.0.0.1', ready));
  const { port } = http.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  vi.stubGlobal('location', { protocol: 'http:', hostname: '127.0.0.1', host, port: String(port) });
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => realFetch(`http://${host}${path}`, init));
});

afterEach(async () => {
  closeSocket();
  vi.unstubAllGlobals();
  await io.close();
});

const connection = () => new Promise<Socket>((resolve) => io.once('connection', resolve));

test('a project is joined, and joined again after the line broke', async () => {
  const asked: unknown[] = [];
  const answer = (socket: Socket) =>
    socket.on('project:join', (payload, reply) => {
      asked.push(payload);
      reply({ ok: true, project, generations: [] });
    });
  io.on('connection', answer);
  const joined = vi.fn();
  const first = connection();
  const leave = joinProject('SLT4RN', { onJoined: joined });
  const socket = await first;
  await expect.poll(() => joined).toHaveBeenCalledTimes(1);
  expect(joined.mock.calls[0]?.[0].project.title).toBe('The Salt Lantern');
  socket.conn.close();
  await expect.poll(() => joined).toHaveBeenCalledTimes(2);
  expect(asked).toEqual([{ code: 'SLT4RN' }, { code: 'SLT4RN' }]);
  leave();
});

test('the last who leaves a project tells the server', async () => {
  const left = vi.fn();
  io.on('connection', (socket) => {
    socket.on('project:join', (_, reply) => reply({ ok: true, project, generations: [] }));
    socket.on('project:leave', left);
  });
  const joined = vi.fn();
  const leaveOne = joinProject('SLT4RN', { onJoined: joined });
  const leaveOther = joinProject('SLT4RN', { onJoined: joined });
  await expect.poll(() => joined).toHaveBeenCalledTimes(2);
  leaveOne();
  leaveOther();
  await expect.poll(() => left).toHaveBeenCalledTimes(1);
});

test('a refusal for good is told once', async () => {
  io.on('connection', (socket) =>
    socket.on('project:join', (_, reply) => reply({ ok: false, error: { code: 'not_found', detail: '' } })),
  );
  const refused = vi.fn();
  const leave = joinProject('SLT4RN', { onJoined: vi.fn(), onRefused: refused });
  await expect.poll(() => refused).toHaveBeenCalledWith('not_found');
  leave();
});

test('chunks arrive once and in order: what is missing is read, what came before is skipped', async () => {
  const watched: unknown[] = [];
  io.on('connection', (socket) =>
    socket.on('generation:watch', (payload, reply) => {
      watched.push(payload);
      reply({ ok: true });
    }),
  );
  const seen: number[] = [];
  const ended = vi.fn();
  const first = connection();
  const stop = watchGeneration(ID, 0, { onChunk: ({ seq }) => seen.push(seq), onEnded: ended });
  const socket = await first;
  await expect.poll(() => watched).toEqual([{ id: ID, after: 0 }]);
  for (const seq of [1, 1, 2, 4]) socket.emit('generation:chunk', chunk(seq));
  await expect.poll(() => seen).toEqual([1, 2, 3, 4]);
  const second = connection();
  socket.conn.close();
  await second;
  await expect
    .poll(() => watched)
    .toEqual([
      { id: ID, after: 0 },
      { id: ID, after: 4 },
    ]);
  io.emit('generation:ended', { generationId: ID, status: 'completed', words: 4, costMilliku: 40, reason: null });
  await expect.poll(() => ended).toHaveBeenCalledTimes(1);
  stop();
});

test('what does not have the shape of the protocol reaches nobody', async () => {
  io.on('connection', (socket) => socket.on('generation:watch', (_, reply) => reply({ ok: true })));
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const seen: number[] = [];
  const first = connection();
  const stop = watchGeneration(ID, 0, { onChunk: ({ seq }) => seen.push(seq), onEnded: vi.fn() });
  const socket = await first;
  socket.emit('generation:chunk', { generationId: ID, seq: 'one' });
  socket.emit('generation:chunk', chunk(1));
  await expect.poll(() => seen).toEqual([1]);
  expect(quiet).toHaveBeenCalledTimes(1);
  stop();
});

test('a server that does not know who asks says so, and the line is not given up', async () => {
  let known = false;
  io.use((_, next) => next(known ? undefined : new Error('unauthenticated')));
  const stranger = vi.fn(() => {
    known = true;
  });
  whenStranger(stranger);
  openSocket();
  await expect.poll(() => stranger).toHaveBeenCalledTimes(1);
  expect(connectionStore.get()).toBe('lost');
  await expect.poll(() => connectionStore.get()).toBe('live');
});
