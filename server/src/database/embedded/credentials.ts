import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { EmbeddedError } from './errors.ts';
import { replaceFile } from './folders.ts';
import type { Home } from './home.ts';

/** Superuser of the cluster, for what the application itself must not be able to do. */
export const ADMIN_ROLE = 'penora_admin';
/** Owner of the application's database; may make databases and roles, no superuser. */
export const OWNER_ROLE = 'penora';
export const DATABASE = 'penora';

const credentialsFile = z.object({ admin: z.string(), owner: z.string() });
/** Passwords of the two roles, generated once per cluster. */
export type Credentials = z.infer<typeof credentialsFile>;

const path = (home: Home): string => join(home.folder, 'credentials.json');

export async function makeCredentials(home: Home): Promise<Credentials> {
  const credentials = { admin: randomBytes(24).toString('hex'), owner: randomBytes(24).toString('hex') };
  await replaceFile(path(home), `${JSON.stringify(credentials)}\n`, 0o600);
  return credentials;
}

/** Throws `EmbeddedError` `failed` when the file beside an existing cluster is lost. */
export async function readCredentials(home: Home): Promise<Credentials> {
  try {
    return credentialsFile.parse(JSON.parse(await readFile(path(home), 'utf8')));
  } catch (error) {
    throw new EmbeddedError(
      'failed',
      `The database's passwords cannot be read from ${path(home)}; restore that file.`,
      error,
    );
  }
}
