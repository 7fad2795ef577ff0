import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import type { Project } from '@penora/protocol/schemas/project';
import { createDocument } from '../../documents/log/create.ts';
import { makeProject } from '../../projects/create.ts';
import type { ImportDeps } from './deps.ts';
import type { Importable } from './uploads.ts';

const inflate = promisify<Uint8Array, Buffer>(inflateRaw);

/** A new project of this person with what was read, as it was read. Throws `storage_full` and `wrong_state`. */
export async function projectFrom(
  { database, limits }: Pick<ImportDeps, 'database' | 'limits'>,
  ownerId: string,
  title: string,
  { facts: { sizeBytes, words }, document }: Importable,
): Promise<Project> {
  const update = document === null ? null : await inflate(document);
  return database.transaction(({ sql }) =>
    makeProject({ limits }, sql, {
      ownerId,
      title,
      leastBytes: sizeBytes,
      async write(tx, code) {
        await createDocument(tx, code, update);
        return { sizeBytes, words };
      },
    }),
  );
}
