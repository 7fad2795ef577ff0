/** The least that a broadcast can be: socket.io, one room, a chunk's payload 25 times a second. */
import { createServer } from 'node:http';
import { performance } from 'node:perf_hooks';
import { Server } from 'socket.io';
import { announce } from '../../documents/servers/announce.ts';

const EVERY_MS = 40;
const http = createServer();
const io = new Server(http, { serveClient: false });
io.on('connection', (socket) => void socket.join('everybody'));
let seq = 0;
let due = performance.now();
function tell(): void {
  seq += 1;
  const text = `T${Math.round((performance.timeOrigin + performance.now()) * 1_000).toString(36)} `;
  const chunk = { generationId: '00000000-0000-4000-8000-000000000000', seq, text, words: 1, costMilliku: 10 };
  io.to('everybody').emit('generation:chunk', chunk);
  due += EVERY_MS;
  setTimeout(tell, Math.max(0, due - performance.now()));
}
tell();
announce(http);
