import type { Socket } from 'socket.io';

/** Text that may wait for a viewer who reads slowly; beyond it the viewer is cut off and comes back by number. */
const MAX_WAITING_BYTES = 1_048_576;
/** While more messages wait than this, no further page of the past is read for a viewer. */
const MAX_WAITING_PACKETS = 256;

type Connection = Pick<Socket, 'conn'>;

/** The engine's own queue: what it could not yet give to the transport. */
const waitingOf = ({ conn }: Connection): readonly { data?: unknown }[] => {
  const waiting: unknown = Reflect.get(conn, 'writeBuffer');
  return Array.isArray(waiting) ? waiting : [];
};

/** Whether more waits for this viewer than may: what it holds would grow without end. */
export function isTooSlow(socket: Connection): boolean {
  const waiting = waitingOf(socket);
  if (waiting.length <= MAX_WAITING_PACKETS) return false;
  let bytes = 0;
  for (const { data } of waiting) bytes += typeof data === 'string' ? data.length : 0;
  return bytes > MAX_WAITING_BYTES;
}

/** Resolves when the viewer has taken what was sent, or is gone. */
export async function taken(socket: Connection): Promise<void> {
  const { conn } = socket;
  while (waitingOf(socket).length > MAX_WAITING_PACKETS && conn.readyState === 'open') {
    await new Promise<void>((resolve) => {
      const go = (): void => {
        conn.off('drain', go);
        conn.off('close', go);
        resolve();
      };
      conn.on('drain', go);
      conn.on('close', go);
    });
  }
}
