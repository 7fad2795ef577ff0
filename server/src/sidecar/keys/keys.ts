import { scopes as allScopes, type Scope } from '@penora/protocol/endpoint';
import { AppName } from '@penora/protocol/schemas/sidecar';
import { isDuplicate } from '../../database/failures.ts';
import { type Row, type Sql, statement } from '../../database/sql.ts';
import { invalid, notFound, wrongState } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { hashOf, newApiKey } from './secrets.ts';

export interface ApiKey {
  id: string;
  name: string;
  scopes: readonly string[];
  apps: readonly string[];
  createdAt: Date;
  revokedAt: Date | null;
}

interface KeyRow extends Row {
  id: string;
  key_hash: Buffer;
  name: string;
  scopes: string[];
  apps: string[];
  created_at: Date;
  revoked_at: Date | null;
}

const COLUMNS = 'id, key_hash, name, scopes, apps, created_at, revoked_at';
const createStatement = statement(
  'insert into api_keys (id, key_hash, name, scopes, apps) values ($1, $2, $3, $4, $5)',
);
const listStatement = statement<KeyRow>(`select ${COLUMNS} from api_keys order by created_at desc limit 500`);
const liveStatement = statement<KeyRow>(
  `select ${COLUMNS} from api_keys where revoked_at is null order by created_at limit 500`,
  'sidecar_live_keys',
);
const revokeStatement = statement<{ name: string }>(
  `update api_keys set revoked_at = now() where (id::text = $1 or name = $1) and revoked_at is null returning name`,
);

/** Nobody but the product itself writes entries as the product. */
export const OWN_APP = 'penora';

const present = (row: KeyRow): ApiKey => ({
  id: row.id,
  name: row.name,
  scopes: row.scopes,
  apps: row.apps,
  createdAt: row.created_at,
  revokedAt: row.revoked_at,
});

const isScope = (name: string): name is Scope => allScopes.some((scope) => scope === name);

export interface NewKey {
  name: string;
  scopes: readonly string[];
  apps: readonly string[];
}

/** Makes a key; its secret is known this once. Throws `invalid` for what is no scope or application. */
export async function createKey(sql: Sql, { name, scopes, apps }: NewKey): Promise<{ id: string; key: string }> {
  if (name.trim() === '' || name.length > 80) throw invalid('name', 'between 1 and 80 characters');
  for (const scope of scopes)
    if (!isScope(scope)) throw invalid('scopes', `${scope} is none of ${allScopes.join(', ')}`);
  if (scopes.length === 0) throw invalid('scopes', 'at least one is needed');
  if (apps.length === 0) throw invalid('apps', 'at least one is needed');
  for (const app of apps) {
    if (AppName.safeParse(app).data !== app) throw invalid('apps', `${app} is not the name of an application`);
    if (app === OWN_APP) throw invalid('apps', `nobody writes as ${OWN_APP}`);
  }
  const [id, key] = [newId(), newApiKey()];
  await sql
    .query(createStatement, [id, hashOf(key), name.trim(), [...new Set(scopes)], [...new Set(apps)]])
    .catch((error: unknown) => {
      throw isDuplicate(error) ? wrongState(`There is a key named ${name} already.`) : error;
    });
  return { id, key };
}

/** The newest 500, without their secrets. */
export async function listKeys(sql: Sql): Promise<ApiKey[]> {
  return (await sql.query(listStatement)).map(present);
}

/** Those that are good now, with the hashes of their secrets. */
export async function liveKeys(sql: Sql): Promise<(ApiKey & { hash: Buffer })[]> {
  return (await sql.query(liveStatement)).map((row) => ({ ...present(row), hash: row.key_hash }));
}

/** Withdraws a key by its id or name. Throws `not_found`. */
export async function revokeKey(sql: Sql, idOrName: string): Promise<string> {
  const [row] = await sql.query(revokeStatement, [idOrName]);
  if (row === undefined) throw notFound('key');
  return row.name;
}
