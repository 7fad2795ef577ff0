import type { Connection } from '../socket/connection.ts';

/** A ready frame and who it came from: the author does not get it back. */
export interface Sent {
  frame: Buffer;
  author: Connection | null;
}

/** Writes frames to all connections, one write each; returns how many frames were delivered. */
export function broadcast(connections: ReadonlySet<Connection>, sent: readonly Sent[]): number {
  const [first] = sent;
  if (first === undefined || connections.size === 0) return 0;
  const authors = new Set<Connection>();
  for (const { author } of sent) if (author !== null) authors.add(author);
  const all = sent.length === 1 ? first.frame : Buffer.concat(sent.map(({ frame }) => frame));
  let delivered = 0;
  for (const connection of connections) {
    if (!authors.has(connection)) {
      connection.write(all);
      delivered += sent.length;
      continue;
    }
    const others = sent.filter(({ author }) => author !== connection);
    if (others.length > 0) connection.write(Buffer.concat(others.map(({ frame }) => frame)));
    delivered += others.length;
  }
  return delivered;
}
