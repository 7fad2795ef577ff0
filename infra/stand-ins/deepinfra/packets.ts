import type { Packets } from './scenario.ts';

/** Turns frames into packets; what it holds back comes with `flush`. */
export interface Packetizer {
  push(frame: Buffer): Buffer[];
  flush(): Buffer[];
}

export function packetizer(packets: Packets | undefined): Packetizer {
  if (packets === undefined) return { push: (frame) => [frame], flush: () => [] };
  let held: Buffer[] = [];
  const flush = (): Buffer[] => {
    const packet = Buffer.concat(held);
    held = [];
    return packet.length > 0 ? [packet] : [];
  };
  if (packets.by === 'frames') {
    return { push: (frame) => (held.push(frame) === packets.n ? flush() : []), flush };
  }
  const nextCut = packets.by === 'bytes' ? everyBytes(packets.n) : atOffsets(packets.at);
  let offset = 0;
  return {
    push(frame) {
      const out: Buffer[] = [];
      let rest = frame;
      for (let cut = nextCut(offset); cut <= offset + rest.length; cut = nextCut(offset)) {
        held.push(rest.subarray(0, cut - offset));
        out.push(...flush());
        rest = rest.subarray(cut - offset);
        offset = cut;
      }
      held.push(rest);
      offset += rest.length;
      return out;
    },
    flush,
  };
}

const everyBytes = (n: number) => (offset: number) => (Math.floor(offset / n) + 1) * n;

/** Offsets are asked for in rising order, so each is looked at once. */
function atOffsets(at: readonly number[]): (offset: number) => number {
  const sorted = [...at].sort((a, b) => a - b);
  let n = 0;
  return (offset) => {
    while ((sorted[n] ?? Number.POSITIVE_INFINITY) <= offset) n += 1;
    return sorted[n] ?? Number.POSITIVE_INFINITY;
  };
}
