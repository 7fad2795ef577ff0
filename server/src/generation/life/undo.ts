import type { GenerationDeps } from '../deps.ts';
import type { GenerationRecord } from '../tables.ts';
import { editDocument } from '../writer/appendUpdate.ts';
import { markedClients } from '../writer/rejoin.ts';
import { eraseMarked } from '../writer/undo.ts';
import { findRecord } from './records.ts';
import { stopGeneration } from './stop.ts';

/**
 * Takes what still carries its mark out of the document, as one edit by the server: from any process, years later. One
 * that is still being written is stopped first. The card keeps the text, the ledger what it cost.
 */
export async function undoGeneration(
  deps: Pick<GenerationDeps, 'db' | 'channel' | 'namesOf' | 'bookSize' | 'documents' | 'clientsOf'>,
  record: GenerationRecord,
  userId: string,
): Promise<GenerationRecord> {
  const { id, projectCode: code } = record;
  await stopGeneration(deps, id);
  const clients = await deps.documents.read(code, (doc) => markedClients(doc, id));
  const people = new Set((await deps.clientsOf(code, [...clients])).keys());
  const change = (doc: Parameters<typeof eraseMarked>[0]): void => void eraseMarked(doc, id, people);
  await editDocument({ sql: deps.db.sql, documents: deps.documents }, { code, userId, generationId: id, change });
  return findRecord(deps.db, id);
}
