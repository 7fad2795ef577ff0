import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port that nobody listens on at this moment, for a process that has to know it before it starts. */
export async function freePort(host?: string): Promise<number> {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
