/** Lists are `{items, nextCursor}`, newest first (contract.md, HTTP). */
import { z } from 'zod';

export const ListQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** Opaque: the `nextCursor` of the page before. */
  cursor: z.string().max(200).optional(),
});
export type ListQuery = z.infer<typeof ListQuery>;

export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** ISO 8601 in UTC. */
export const Time = z.iso.datetime();
