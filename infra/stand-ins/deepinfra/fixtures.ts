import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

const folder = new URL('./fixtures/', import.meta.url);

/** Answers in the provider's own form, headers and all, each in a file of `fixtures/`. */
export const fixtureNames = readdirSync(folder)
  .filter((name) => name.endsWith('.http'))
  .map((name) => name.slice(0, -'.http'.length))
  .sort();

/** The bytes of an answer. The lines of the head end with CR LF on the wire; the body is as it stands in the file. */
function bytesOf(name: string): Buffer {
  const file = readFileSync(new URL(`${name}.http`, folder));
  const end = file.indexOf('\n\n') + 2;
  const head = file.subarray(0, end).toString('latin1').trimEnd().replaceAll('\n', '\r\n');
  return Buffer.concat([Buffer.from(`${head}\r\nconnection: close\r\n\r\n`, 'latin1'), file.subarray(end)]);
}

export interface Replay {
  /** For `DEEPINFRA_BASE_URL`. */
  url: string;
  /** What every request gets from now on, in packets of so many bytes; then the connection is closed. */
  answer(name: string, packetBytes?: number): void;
  /** How many requests came since `answer` was called. */
  requests(): number;
  close(): Promise<void>;
}

/** A provider that answers with the bytes of a file, whatever it is asked. */
export async function startReplay(): Promise<Replay> {
  let bytes: Buffer = Buffer.alloc(0);
  let size = Number.POSITIVE_INFINITY;
  let requests = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    let heard = '';
    socket.on('data', (packet) => {
      heard += packet.toString('latin1');
      if (!isWhole(heard)) return;
      heard = '';
      requests += 1;
      void replay(socket, bytes, size);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1/openai`,
    answer(name, packetBytes = Number.POSITIVE_INFINITY) {
      bytes = bytesOf(name);
      size = packetBytes;
      requests = 0;
    },
    requests: () => requests,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Whether a request is there with all of its body. */
function isWhole(heard: string): boolean {
  const end = heard.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = Number(/^content-length: (\d+)/im.exec(heard.slice(0, end))?.[1] ?? 0);
  return heard.length >= end + 4 + length;
}

async function replay(socket: Socket, bytes: Buffer, size: number): Promise<void> {
  socket.setNoDelay(true);
  for (let at = 0; at < bytes.length && !socket.destroyed; at += size) {
    socket.write(bytes.subarray(at, at + size));
    // Each packet leaves before the next is written.
    await new Promise((resolve) => setImmediate(resolve));
  }
  socket.end();
}
