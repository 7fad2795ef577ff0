import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below those that a system gives to whoever asks for any: nobody else gets one of these by chance meanwhile. */
const [FROM, TO] = [20_000, 32_000];
const TRIES = 50;

/** A port that nobody listens on at this moment, for a process that has to know it before it starts. */
export async function freePort(host?: string): Promise<number> {
  for (let left = TRIES; ; left -= 1) {
    const port = randomInt(FROM, TO);
    const server = createServer().listen(port, host);
    try {
      await once(server, 'listening');
    } catch (error) {
      if (left === 0) throw error;
      continue;
    }
    server.close();
    await once(server, 'close');
    return port;
  }
}
