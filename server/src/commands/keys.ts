/**
 * `npm run keys -- create NAME --apps imagegene --scopes credits:read,credits:debit | list | revoke NAME`: the keys of
 * sister applications, for the operator.
 */
import { parseArgs } from 'node:util';
import { scopes as allScopes } from '@penora/protocol/endpoint';
import { ConfigError } from '../config.ts';
import type { Sql } from '../database/sql.ts';
import { StoreError } from '../database/start.ts';
import { Refusal } from '../kernel/errors.ts';
import { createKey, listKeys, revokeKey } from '../sidecar/keys/keys.ts';
import { toolStore } from './tool.ts';

const USAGE = `Usage:
  npm run keys -- create NAME --apps APP[,APP] [--scopes SCOPE[,SCOPE]]
  npm run keys -- list
  npm run keys -- revoke NAME-OR-ID
Scopes: ${allScopes.join(', ')} (all of them unless named).`;

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

async function create(sql: Sql, name: string, apps: string, scopes: string): Promise<void> {
  const { id, key } = await createKey(sql, { name, apps: listOf(apps), scopes: listOf(scopes) });
  console.log(`${name} (${id}). The key is shown this once:`);
  console.log(key);
}

async function list(sql: Sql, hasFirst: boolean): Promise<void> {
  if (hasFirst) console.log('PENORA_API_KEY  from the environment  all scopes  imagegene, sukusuku');
  for (const { id, name, scopes, apps, createdAt, revokedAt } of await listKeys(sql)) {
    const state = revokedAt === null ? 'in use' : `withdrawn ${revokedAt.toISOString()}`;
    console.log([name, id, state, `since ${createdAt.toISOString()}`, apps.join(', '), scopes.join(', ')].join('  '));
  }
}

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { apps: { type: 'string' }, scopes: { type: 'string', default: allScopes.join(',') } },
  });
  const [command, name] = positionals;
  const { config, store } = await toolStore();
  const { sql } = store.database;
  try {
    if (command === 'list') await list(sql, config.PENORA_API_KEY !== undefined);
    else if (command === 'create' && name !== undefined && values.apps !== undefined)
      await create(sql, name, values.apps, values.scopes);
    else if (command === 'revoke' && name !== undefined) {
      console.log(`${await revokeKey(sql, name)} no longer works.`);
    } else throw new ConfigError(USAGE);
  } finally {
    await store.stop();
  }
}

const EXPECTED = [ConfigError, StoreError, Refusal, TypeError];

run(process.argv.slice(2)).catch((error: unknown) => {
  const isExpected = EXPECTED.some((kind) => error instanceof kind);
  console.error(isExpected && error instanceof Error ? error.message : error);
  process.exit(1);
});
