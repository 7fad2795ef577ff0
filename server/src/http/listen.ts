import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createTcpServer, type Socket, type Server as TcpServer } from 'node:net';

/** A start that cannot succeed; one line for the operator. */
export class ListenError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ListenError';
  }
}

export interface Listening {
  http: Server;
  port: number;
  /** Stops accepting; resolves when the ports are free. Open connections end by themselves, or by `hangUp`. */
  close(): Promise<void>;
  /** Destroys every open connection, upgraded ones too, which are no longer the HTTP server's. */
  hangUp(): void;
}

const UNSUPPORTED = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT']);

function listenOn(server: TcpServer, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog: 1_024 }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function explain(error: unknown, port: number, host: string): Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return new ListenError(`Port ${port} is taken. Set PORT to another one.`);
  if (code === 'EACCES') return new ListenError(`Port ${port} may not be used by this user. Set PORT to another one.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new ListenError(`HOST ${host} is not an address of this machine.`);
  return error instanceof Error ? error : new Error(String(error));
}

const closed = (server: TcpServer): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

/**
 * Takes the port before anything else starts, so that a taken one is said at once. Without `host` both loopback
 * addresses are served by one HTTP server: `localhost` may mean either.
 */
export async function listen(port: number, host: string | undefined): Promise<Listening> {
  const http = createHttpServer();
  const sockets = new Set<Socket>();
  http.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const hangUp = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const first = host ?? '127.0.0.1';
  await listenOn(http, port, first).catch((error: unknown) => {
    throw explain(error, port, first);
  });
  const address = http.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  if (host !== undefined) return { http, port: taken, hangUp, close: () => closed(http) };
  const second = createTcpServer((socket) => http.emit('connection', socket));
  const both = await listenOn(second, taken, '::1').then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && UNSUPPORTED.has(String(error.code))) return false;
      throw explain(error, taken, '::1');
    },
  );
  return {
    http,
    port: taken,
    hangUp,
    async close() {
      await Promise.all([closed(http), ...(both ? [closed(second)] : [])]);
    },
  };
}
