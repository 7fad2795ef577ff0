const SIZE = 65_536;

export type Parts = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** The same bytes in pieces of one size, each with memory of its own, that can change hands. */
export async function* inPieces(parts: Parts): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let piece = new Uint8Array(SIZE);
  let filled = 0;
  for await (const part of parts) {
    for (let at = 0; at < part.length; ) {
      const taken = part.subarray(at, at + SIZE - filled);
      piece.set(taken, filled);
      filled += taken.length;
      at += taken.length;
      if (filled < SIZE) continue;
      yield piece;
      piece = new Uint8Array(SIZE);
      filled = 0;
    }
  }
  if (filled > 0) yield piece.slice(0, filled);
}

/** All of them as one. */
export async function whole(parts: Parts): Promise<Uint8Array<ArrayBuffer>> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return new Uint8Array(Buffer.concat(all));
}

const encoder = new TextEncoder();

/** Texts as UTF-8. */
export function* encoded(texts: Iterable<string>): Generator<Uint8Array> {
  for (const text of texts) yield encoder.encode(text);
}
