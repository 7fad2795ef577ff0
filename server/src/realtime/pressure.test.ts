import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { isTooSlow, taken } from './pressure.ts';

let http: HttpServer;
let io: Server;
beforeAll(async () => {
  http = createServer();
  io = new Server(http, { serveClient: false });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
});
afterAll(() => io.close());

/** A viewer by hand, whose reading can be held up, and the server's end of it. */
async function viewer(): Promise<{ ws: WebSocket; socket: Socket }> {
  const address = http.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const ws = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, { perMessageDeflate: false });
  const connected = new Promise<Socket>((resolve) => io.once('connection', resolve));
  await once(ws, 'message');
  ws.send('40');
  return { ws, socket: await connected };
}

const LARGE = 'x'.repeat(20_000);
/** More than the system's own buffers take, each in a turn of its own so that the transport is asked in between. */
async function send(socket: Socket, messages: number): Promise<void> {
  for (let each = 0; each < messages; each += 1) {
    socket.emit('generation:chunk', LARGE);
    if (each % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

test('a viewer who does not read is too slow, one who reads is not, and neither holds up the other', async () => {
  const [slow, quick] = [await viewer(), await viewer()];
  slow.ws.pause();
  let heard = 0;
  quick.ws.on('message', () => {
    heard += 1;
  });
  for (let round = 0; round < 10; round += 1) await Promise.all([send(slow.socket, 100), send(quick.socket, 100)]);
  await expect.poll(() => heard).toBeGreaterThanOrEqual(1_000);
  expect(isTooSlow(quick.socket)).toBe(false);
  expect(isTooSlow(slow.socket)).toBe(true);
  const gone = once(slow.socket, 'disconnect');
  slow.socket.conn.close(true);
  await gone;
  slow.ws.terminate();
  quick.ws.terminate();
});

test('the past is given in the rhythm in which it is taken', async () => {
  const { ws, socket } = await viewer();
  ws.pause();
  await send(socket, 1_000);
  let isTaken = false;
  const taking = taken(socket).then(() => {
    isTaken = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isTaken).toBe(false);
  ws.resume();
  await taking;
  expect(isTooSlow(socket)).toBe(false);
  ws.terminate();
});
