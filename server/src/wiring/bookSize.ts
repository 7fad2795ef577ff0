import type { Database } from '../database/database.ts';
import { measureText } from '../documents/contents/plainText.ts';
import type { Documents } from '../documents/documents.ts';
import { setSize } from '../projects/storage.ts';

/** Books a text as used storage, as it is now. */
export async function bookSize({ sql }: Database, documents: Documents, code: string): Promise<void> {
  const { sizeBytes, words } = measureText(await documents.text(code));
  await setSize(sql, code, sizeBytes, words);
}
