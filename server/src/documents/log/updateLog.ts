import type { Sql } from '../../database/sql.ts';
import { clientsOfStatement } from '../versions/statements.ts';
import {
  appendStatement,
  clientsStatement,
  compactStatement,
  headStatement,
  numbersStatement,
  SLICE_BYTES,
  sliceStatement,
  snapshotStatement,
  tailStatement,
} from './statements.ts';

/** The updates that one room wants to append behind number `expected`. */
export interface Append {
  code: string;
  expected: number;
  updates: readonly { bytes: Uint8Array; userId: string | null }[];
}

export interface Numbered {
  number: number;
  bytes: Uint8Array;
}

/** A document as it is stored: the snapshot, if there is one, and the updates after it without a gap. */
export interface Stored {
  snapshotNumber: number;
  snapshot: Uint8Array | null;
  tail: Numbered[];
}

/** What came after a number; with a snapshot when those updates are merged into one already. */
export type Since = { kind: 'updates'; updates: Numbered[] } | { kind: 'all'; stored: Stored } | { kind: 'gone' };

/** Rows of a tail that are read at once. */
const PAGE = 5_000;
/** A compaction between two reads moves the rows; it does not do so several times in a row. */
const TRIES = 5;

/** The log of updates of each document in the database: numbered from 1 without a hole, each update once (D7). */
export class UpdateLog {
  readonly #sql: Sql;
  readonly #reserved: Sql;

  /** `reserved` is for what those who type wait for: appends, and what is read between them. */
  constructor(sql: Sql, reserved: Sql = sql) {
    this.#sql = sql;
    this.#reserved = reserved;
  }

  /** Appends for many rooms in one statement; returns those whose expectation held. The others stored nothing. */
  async append(appends: readonly Append[]): Promise<Set<string>> {
    const rows = await this.#reserved.query(appendStatement, [
      appends.map(({ code }) => code),
      arrayOf(appends.map(({ expected }) => expected)),
      arrayOf(appends.map(({ updates }) => updates.length)),
      ...columnsOf(appends),
    ]);
    return new Set(rows.map(({ code }) => code));
  }

  /** Null when there is no such document. */
  load(code: string): Promise<Stored | null> {
    return this.#load(code, this.#sql);
  }

  async #load(code: string, sql: Sql): Promise<Stored | null> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const [row] = await sql.query(snapshotStatement, [code]);
      if (row === undefined) return null;
      const snapshot = await wholeSnapshot(code, row, sql);
      if (snapshot === 'replaced') continue;
      const tail = row.last_number > row.snapshot_number ? await this.#tail(code, row.snapshot_number, sql) : [];
      if (isWhole(tail, row.snapshot_number, row.last_number)) {
        return { snapshotNumber: row.snapshot_number, snapshot, tail };
      }
    }
    throw new Error(`the log of ${code} has a hole`);
  }

  async since(code: string, number: number): Promise<Since> {
    const [head] = await this.#reserved.query(headStatement, [code]);
    if (head === undefined) return { kind: 'gone' };
    if (head.snapshot_number <= number) {
      const updates = await this.#tail(code, number, this.#reserved);
      if (isWhole(updates, number, head.last_number)) return { kind: 'updates', updates };
    }
    const stored = await this.#load(code, this.#reserved);
    return stored === null ? { kind: 'gone' } : { kind: 'all', stored };
  }

  /** Last numbers by code; a document that is gone is missing. */
  async numbers(codes: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.#reserved.query(numbersStatement, [codes]);
    return new Map(rows.map(({ code, last_number }) => [code, last_number]));
  }

  /** False when another process was faster. */
  async compact(code: string, number: number, snapshot: Uint8Array): Promise<boolean> {
    const rows = await this.#sql.query(compactStatement, [code, number, snapshot]);
    return rows.length > 0;
  }

  /** Notes for whom Yjs client ids speak; the first who used one keeps it. */
  async noteClients(clients: readonly { code: string; client: number; userId: string }[]): Promise<void> {
    if (clients.length === 0) return;
    const columns = [clients.map((c) => c.code), clients.map((c) => c.client), clients.map((c) => c.userId)];
    await this.#sql.query(clientsStatement, columns);
  }

  /** Who stands behind Yjs clients; those that nobody has noted are left out. */
  async clientsOf(code: string, clients: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const rows = await this.#sql.query(clientsOfStatement, [code, [...clients]]);
    return new Map(rows.map(({ client_id, user_id }) => [client_id, user_id]));
  }

  async #tail(code: string, after: number, sql: Sql): Promise<Numbered[]> {
    const all: Numbered[] = [];
    for (let from = after; ; from = all[all.length - 1]?.number ?? from) {
      const rows = await sql.query(tailStatement, [code, from, PAGE]);
      for (const row of rows) all.push(row);
      if (rows.length < PAGE) return all;
    }
  }
}

/** A compaction puts another in its place, whose slices do not fit. */
async function wholeSnapshot(
  code: string,
  { snapshot_number, bytes, slice }: { snapshot_number: number; bytes: number | null; slice: Uint8Array | null },
  sql: Sql,
): Promise<Uint8Array | null | 'replaced'> {
  if (bytes === null || slice === null || bytes <= SLICE_BYTES) return slice;
  const slices = [slice];
  for (let at = SLICE_BYTES; at < bytes; at += SLICE_BYTES) {
    const [next] = await sql.query(sliceStatement, [code, snapshot_number, at + 1]);
    if (next === undefined) return 'replaced';
    slices.push(next.slice);
  }
  return Buffer.concat(slices);
}

/** Whether updates follow `before` without a hole, at least up to `last`. */
function isWhole(updates: readonly Numbered[], before: number, last: number): boolean {
  return before + updates.length >= last && updates.every(({ number }, index) => number === before + 1 + index);
}

/**
 * The updates of a round: all bytes behind each other, and per update its room, its place behind the room's last
 * number, where its bytes start, how many they are; then the people, and per update who wrote it. All count from 1,
 * as SQL does.
 */
function columnsOf(appends: readonly Append[]): [Uint8Array, string, string, string, string, string[], string] {
  const parts: Uint8Array[] = [];
  const rooms: number[] = [];
  const places: number[] = [];
  const starts: number[] = [];
  const sizes: number[] = [];
  const people: string[] = [];
  const persons: number[] = [];
  let start = 1;
  for (const [room, { updates }] of appends.entries()) {
    for (const [index, { bytes, userId }] of updates.entries()) {
      parts.push(bytes);
      rooms.push(room + 1);
      places.push(index + 1);
      starts.push(start);
      sizes.push(bytes.length);
      persons.push(userId === null ? 0 : placeOf(userId, people));
      start += bytes.length;
    }
  }
  return [
    Buffer.concat(parts),
    arrayOf(rooms),
    arrayOf(places),
    arrayOf(starts),
    arrayOf(sizes),
    people,
    arrayOf(persons),
  ];
}

/** Numbers as PostgreSQL writes an array: the driver would look at each of them for what it might be. */
const arrayOf = (numbers: readonly number[]): string => `{${numbers.join(',')}}`;

/** A round has few people: looking through them is faster than a map. 0 is nobody. */
function placeOf(userId: string, people: string[]): number {
  const known = people.indexOf(userId);
  return known < 0 ? people.push(userId) : known + 1;
}
