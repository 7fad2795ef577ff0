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

/** Cuts rows that were read with `limit + 1` into a page. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => Cursor,
  present: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(present),
    nextCursor: last === undefined || rows.length <= limit ? null : encodeCursor(cursorOf(last)),
  };
}
