import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { limits } from '@penora/protocol/catalog/limits';
import { FileFormat } from '@penora/protocol/schemas/file';
import { z } from 'zod';
import { type Sql, statement } from '../../database/sql.ts';
import { notFound, Refusal } from '../../kernel/errors.ts';
import { importLimits } from './limits.ts';
import type { FileFacts, Reading } from './reading/reading.ts';

const keepStatement = statement<{ expires_at: Date }>(
  `insert into uploads (id, user_id, title, facts, text, document, expires_at)
   values ($1, $2, $3, $4::jsonb, $5, $6, now() + $7 * interval '1 hour') returning expires_at`,
);
const trimStatement = statement(
  `delete from uploads where id in (
    select id from (
      select id, row_number() over newest as place, sum(length(text) + coalesce(length(document), 0)) over newest as bytes
      from uploads where user_id = $1 window newest as (order by created_at desc, id desc)
    ) own where place > $2 or (bytes > $3 and place > 1))`,
);
const findStatement = statement<{ title: string; facts: unknown; document: Buffer | null }>(
  'select title, facts, document from uploads where id::text = $1 and user_id = $2 and expires_at > now()',
);
const textStatement = statement<{ title: string; facts: unknown; text: Buffer }>(
  'select title, facts, text from uploads where id::text = $1 and user_id = $2 and expires_at > now()',
);
const purgeStatement = statement('delete from uploads where expires_at < now()');
const forgetStatement = statement('delete from uploads where user_id = $1');

const Facts = z.object({
  format: FileFormat,
  words: z.number(),
  pages: z.number(),
  sizeBytes: z.number(),
  characters: z.number(),
  language: z.string().nullable(),
  chapters: z.number(),
  chapterTitles: z.array(z.string()),
  preview: z.string(),
  notices: z.array(z.string()),
}) satisfies z.ZodType<FileFacts>;

const inflate = promisify<Uint8Array, Buffer>(inflateRaw);

/** All that a project is made of. */
export type Importable = Pick<Reading, 'title' | 'facts' | 'document'>;

export interface KeptUpload {
  id: string;
  expiresAt: Date;
}

/** Keeps what was read for a day; the oldest of too many go. */
export async function keepUpload(sql: Sql, userId: string, reading: Reading): Promise<KeptUpload> {
  const id = randomUUID();
  const { title, facts, text, document } = reading;
  const values = [id, userId, title, JSON.stringify(facts), text, document, limits.uploadHours];
  const [row] = await sql.query(keepStatement, values);
  if (row === undefined) throw new Error('an upload was not kept');
  await sql.query(trimStatement, [userId, importLimits.keptUploads, importLimits.keptBytes]);
  return { id, expiresAt: row.expires_at };
}

/** What was read from a file of this person. Throws `not_found`. */
export async function findUpload(sql: Sql, id: string, userId: string): Promise<Importable> {
  const [row] = await sql.query(findStatement, [id, userId]);
  if (row === undefined) throw notFound('file');
  const document = row.document === null ? null : new Uint8Array(row.document);
  return { title: row.title, facts: Facts.parse(row.facts), document };
}

/** The text of a file, whole, for a generation. Throws `not_found`, and `too_large` for one that is too long for it. */
export async function uploadText(sql: Sql, id: string, userId: string): Promise<{ title: string; text: string }> {
  const [row] = await sql.query(textStatement, [id, userId]);
  if (row === undefined) throw notFound('file');
  const { characters } = Facts.parse(row.facts);
  if (characters > limits.fileCharacters) {
    throw new Refusal('too_large', 'This text is too long to be worked through at once. Split it and try again.');
  }
  return { title: row.title, text: (await inflate(row.text)).toString() };
}

/** Takes away what nobody has come back for. */
export async function purgeUploads(sql: Sql): Promise<void> {
  await sql.query(purgeStatement);
}

/** Takes away what a person has sent who leaves. */
export async function forgetUploads(sql: Sql, userId: string): Promise<void> {
  await sql.query(forgetStatement, [userId]);
}
