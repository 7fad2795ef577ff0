import * as Y from 'yjs';
import { Writer } from '../update/writer.ts';
import type { Random } from './random.ts';

const NAMES = ['paragraph', 'heading', 'blockquote', 'listItem', 'hardBreak', 'script'];

function anyId(writer: Writer, clocks: readonly (readonly [number, number])[], random: Random): void {
  const [client, next] = random.pick(clocks);
  writer.uint(client).uint(random.chance(97) ? random.below(next + 1) : next + random.below(3));
}

function content(writer: Writer, kind: number, random: Random): void {
  if (kind === 1) writer.uint(1 + random.below(3));
  else if (kind === 4) writer.string(random.pick(['a', 'bcd', '😀', 'é']));
  else if (kind === 6) writer.string(random.pick(['bold', 'generation', 'evil'])).string(random.pick(['{}', 'null']));
  else if (kind === 7 && random.chance(50)) writer.uint(6);
  else if (kind === 7) writer.uint(3).string(random.pick(NAMES));
  else if (kind === 8) writer.uint(1).byte(125).byte(random.below(4));
  else writer.uint(1 + random.below(3));
}

function struct(writer: Writer, clocks: readonly (readonly [number, number])[], random: Random): void {
  const kind = random.pick([0, 1, 4, 4, 4, 6, 7, 7, 8, 10]);
  if (kind === 0 || kind === 10) {
    writer.byte(kind).uint(1 + random.below(3));
    return;
  }
  const place = random.pick([0, 64, 128, 128, 192]);
  const hasSub = place === 0 && random.chance(kind === 8 ? 80 : 10);
  writer.byte(kind | place | (hasSub ? 32 : 0));
  if (place & 128) anyId(writer, clocks, random);
  if (place & 64) anyId(writer, clocks, random);
  if (place === 0 && random.chance(30)) writer.uint(1).string('default');
  else if (place === 0) anyId(writer.uint(0), clocks, random);
  if (hasSub) writer.string(random.pick(['level', 'textAlign', 'x']));
  content(writer, kind, random);
}

/** An update that nobody's editor made, about ids that a document with this state vector knows. */
export function forge(vector: Uint8Array, random: Random): Uint8Array {
  const clocks = [...Y.decodeStateVector(vector)];
  if (clocks.length === 0) clocks.push([5, 0]);
  const sections = new Set(Array.from({ length: 1 + random.below(3) }, () => random.pick(clocks)));
  const writer = new Writer().uint(sections.size);
  for (const [client, next] of sections) {
    const isNew = random.chance(20);
    const count = 1 + random.below(4);
    writer.uint(count).uint(isNew ? client + 1 + random.below(5) : client);
    writer.uint(isNew ? 0 : Math.max(0, next - (random.chance(30) ? random.below(4) : 0)));
    for (let at = 0; at < count; at += 1) struct(writer, clocks, random);
  }
  const deletions = random.below(3);
  writer.uint(deletions);
  for (let at = 0; at < deletions; at += 1) {
    const [client, next] = random.pick(clocks);
    writer
      .uint(client)
      .uint(1)
      .uint(random.below(next + 1))
      .uint(1 + random.below(4));
  }
  return writer.done();
}
