import { randomInt } from 'node:crypto';
import type * as Y from 'yjs';
import { type Sql, statement } from '../../database/sql.ts';
import type { DocumentWriting } from '../../documents/writing.ts';

const appendStatement = statement<{ number: number }>(
  `with numbered as (
     update documents set last_number = last_number + 1 where project_code = $1 and last_number = $2 - 1
     returning project_code, last_number
   )
   insert into document_updates (project_code, number, bytes, user_id, generation_id)
   select project_code, last_number, $3, $4, $5 from numbered returning number`,
  'generation_edit_document',
);

/** One ordinary edit by the server on somebody's behalf: durable first, then seen (D2). */
export function editDocument(
  { sql, documents }: { sql: Sql; documents: DocumentWriting },
  edit: { code: string; userId: string; generationId: string; change: (doc: Y.Doc) => void },
): Promise<null> {
  const { code, userId, generationId, change } = edit;
  const author = { clientId: randomInt(1, 2 ** 32 - 1), userId, generationId };
  return documents.append<null>(code, author, change, async (append) => {
    if (append === null) return { outcome: 'done', value: null };
    const rows = await sql.query(appendStatement, [code, append.number, append.bytes, userId, generationId]);
    return rows.length === 0 ? { outcome: 'conflict' } : { outcome: 'done', value: null };
  });
}
