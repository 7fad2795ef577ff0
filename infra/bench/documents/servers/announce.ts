import type { Server } from 'node:http';

/** Listens on a free port and says so, as the bench waits for it; ends on SIGTERM. */
export function announce(http: Server): void {
  http.listen(0, '127.0.0.1', () => {
    const address = http.address();
    if (address !== null && typeof address === 'object') console.log(`ready at http://127.0.0.1:${address.port}`);
  });
  process.once('SIGTERM', () => process.exit(0));
}
