import { statement } from '../../database/sql.ts';
import { wrongState } from '../../kernel/errors.ts';
import type { GenerationDeps } from '../deps.ts';
import type { GenerationRecord } from '../tables.ts';
import { editDocument } from '../writer/appendUpdate.ts';
import { markedClients } from '../writer/rejoin.ts';
import { eraseMarked } from '../writer/undo.ts';
import { findRecord } from './records.ts';
import { stopGeneration } from './stop.ts';

const undoneStatement = statement<{ undone: boolean }>(
  `select exists (select 1 from document_updates where project_code = $1 and generation_id = $2::uuid)
     or exists (select 1 from document_archive where project_code = $1 and $2::uuid = any(generation_ids)) as undone`,
);

/**
 * What was written into the text can be undone at any time and again. A card is in the text only where somebody has
 * inserted it; of one that is not, nor was taken out before, there is nothing to undo. Throws `wrong_state`.
 */
async function demandPlaced(
  { db, documents }: Pick<GenerationDeps, 'db' | 'documents'>,
  { id, projectCode: code, target }: GenerationRecord,
): Promise<void> {
  if (target === 'document') return;
  if (await documents.read(code, (doc) => markedClients(doc, id).size > 0)) return;
  const [log] = await db.sql.query(undoneStatement, [code, id]);
  if (log?.undone !== true) throw wrongState('Nothing of this result is in the text.');
}

/**
 * Takes what still carries its mark out of the document, as one edit by the server: from any process, years later. One
 * that is still being written is stopped first. The card keeps the text, the ledger what it cost. Once more it changes
 * nothing. Throws `wrong_state` for a card that was never in the text.
 */
export async function undoGeneration(
  deps: Pick<GenerationDeps, 'db' | 'channel' | 'namesOf' | 'bookSize' | 'documents' | 'clientsOf'>,
  record: GenerationRecord,
  userId: string,
): Promise<GenerationRecord> {
  const { id, projectCode: code } = record;
  await demandPlaced(deps, record);
  await stopGeneration(deps, id);
  const clients = await deps.documents.read(code, (doc) => markedClients(doc, id));
  const people = new Set((await deps.clientsOf(code, [...clients])).keys());
  const change = (doc: Parameters<typeof eraseMarked>[0]): void => void eraseMarked(doc, id, people);
  await editDocument({ sql: deps.db.sql, documents: deps.documents }, { code, userId, generationId: id, change });
  return findRecord(deps.db, id);
}
