import { goesOn, JOINED_BYTES } from '../update/joint.ts';
import { parseUpdate } from '../update/parse.ts';
import { type Section, type Struct, TEXT, type Update } from '../update/struct.ts';
import { Writer } from '../update/writer.ts';
import { DeletedClocks } from './deletedClocks.ts';
import type { Admitted } from './documentState.ts';

/** What the head of a section takes at most. */
const SECTION_BYTES = 24;

/** From here on an update is left as it is. */
const LARGE_BYTES = 262_144;

/** A struct with the update in which it is written. */
interface Piece {
  bytes: Uint8Array;
  struct: Struct;
}

/**
 * Updates that were admitted one after the other, as one that says the same in fewer bytes: a client's structs stand
 * behind each other, and characters typed in a row are one text.
 */
export function condense(updates: readonly Update[]): Update {
  const [only] = updates;
  if (updates.length === 1 && only !== undefined && (isLarge(only) || !only.sections.some(hasJoints))) return only;
  const size = updates.reduce((sum, { bytes }) => sum + bytes.length, SECTION_BYTES);
  const pieces = piecesOf(updates);
  const writer = new Writer(size).uint(pieces.size);
  for (const [client, written] of pieces) writeSection(writer, client, written);
  return parseUpdate(writer.raw(deletionsOf(updates)).done(), true);
}

/** What was admitted one after the other, as one. */
export function together(admitted: readonly Admitted[]): Admitted {
  return {
    update: condense(admitted.map(({ update }) => update)),
    growth: admitted.reduce((sum, { growth }) => sum + growth, 0),
    newClients: admitted.flatMap(({ newClients }) => newClients),
    reaches: admitted.flatMap(({ reaches }) => reaches),
    deletions: admitted.flatMap(({ deletions }) => deletions),
  };
}

/** Writing it anew takes longer than what is saved by it is worth. */
const isLarge = ({ bytes }: Update): boolean => bytes.length > LARGE_BYTES;

const hasJoints = ({ client, structs }: Section): boolean =>
  structs.some((struct, index) => {
    const before = structs[index - 1];
    return before?.kind === TEXT && goesOn(before, struct, client);
  });

function piecesOf(updates: readonly Update[]): Map<number, Piece[]> {
  const pieces = new Map<number, Piece[]>();
  for (const { bytes, sections } of updates) {
    for (const { client, structs } of sections) {
      let own = pieces.get(client);
      if (own === undefined) {
        own = [];
        pieces.set(client, own);
      }
      for (const struct of structs) own.push({ bytes, struct });
    }
  }
  return pieces;
}

function writeSection(writer: Writer, client: number, pieces: readonly Piece[]): void {
  const starts = startsOf(client, pieces);
  writer
    .uint(starts.length)
    .uint(client)
    .uint(pieces[0]?.struct.clock ?? 0);
  for (const [index, start] of starts.entries()) writeJoined(writer, pieces.slice(start, starts[index + 1]));
}

/** Where those pieces are that go on with nothing. */
function startsOf(client: number, pieces: readonly Piece[]): number[] {
  const starts: number[] = [];
  let size = 0;
  for (const [index, { struct }] of pieces.entries()) {
    const before = pieces[index - 1]?.struct;
    size += struct.textBytes;
    if (before?.kind === TEXT && size <= JOINED_BYTES && goesOn(before, struct, client)) continue;
    starts.push(index);
    size = struct.textBytes;
  }
  return starts;
}

function writeJoined(writer: Writer, pieces: readonly Piece[]): void {
  const [first] = pieces;
  if (first === undefined) return;
  const { bytes, struct } = first;
  if (pieces.length === 1) {
    writer.raw(bytes.subarray(struct.start, struct.end));
    return;
  }
  writer.raw(bytes.subarray(struct.start, struct.contentAt));
  writer.uint(pieces.reduce((sum, piece) => sum + piece.struct.textBytes, 0));
  for (const piece of pieces)
    writer.raw(piece.bytes.subarray(piece.struct.end - piece.struct.textBytes, piece.struct.end));
}

function deletionsOf(updates: readonly Update[]): Uint8Array {
  const deleted = new DeletedClocks();
  for (const { deletions } of updates) {
    for (const { client, ranges } of deletions) deleted.addAll(client, ranges);
  }
  return deleted.encode();
}
