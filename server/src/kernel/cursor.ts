import type { ListQuery } from '@penora/protocol/list';
import { invalid } from './errors.ts';

/**
 * Where a page of a list ended: the time of its last item in whole microseconds (the database's own precision, so
 * that nothing is skipped or shown twice) and the item's id for equal times.
 */
export interface Cursor {
  micros: number;
  id: string;
}

const FORM = /^(\d{1,16})\.([\w:-]{1,100})$/;

export function encodeCursor({ micros, id }: Cursor): string {
  return Buffer.from(`${micros}.${id}`).toString('base64url');
}

/** Throws `invalid` for anything that `encodeCursor` has not made. */
export function decodeCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null;
  const [, micros, id] = FORM.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  if (micros === undefined || id === undefined) throw invalid('cursor', 'not a nextCursor of this list');
  return { micros: Number(micros), id };
}

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** The last three values of a list's statement: behind which row it begins (null: with the first), how many it reads. */
export type Stretch = [micros: number | null, id: string | null, count: number];

/** One page of a list, read with one row more than is shown. Throws `invalid` for a cursor that is none. */
export async function readPage<Row extends Cursor, Item>(
  { limit, cursor }: ListQuery,
  read: (stretch: Stretch) => Promise<readonly Row[]>,
  present: (row: Row) => Item,
): Promise<Page<Item>> {
  const after = decodeCursor(cursor);
  const rows = await read([after?.micros ?? null, after?.id ?? null, limit + 1]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(present),
    nextCursor: last === undefined || rows.length <= limit ? null : encodeCursor(last),
  };
}
