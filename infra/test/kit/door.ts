import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a process that stays the same when the process comes back elsewhere, and that can be cut. */
export interface Door {
  url: string;
  /** Drops every connection and refuses new ones until `mend`. */
  cut(): void;
  mend(): void;
  /** Drops every connection: whoever wants comes back at once. */
  drop(): void;
  close(): Promise<void>;
}

/** `port` says where the process listens at that moment. */
export async function openDoor(port: () => number): Promise<Door> {
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) {
      near.resetAndDestroy();
      return;
    }
    const far = connect(port(), '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const drop = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      isCut = true;
      drop();
    },
    mend() {
      isCut = false;
    },
    drop,
    close: () =>
      new Promise((resolve) => {
        drop();
        server.close(() => resolve());
      }),
  };
}
