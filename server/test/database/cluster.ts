import { randomBytes } from 'node:crypto';
import { Client, DatabaseError } from 'pg';
import { migrate } from '../../src/database/migrate.ts';

/** A server and the mark that all databases of one test run carry in their names. */
export interface TestServer {
  readonly url: string;
  readonly run: string;
}

const PREFIX = 'penora_test';
const IN_USE = '55006';
const TRIES = 6;

/** Makes a database with the schema of this release and nothing in it; returns its name. */
export async function createDatabase(server: TestServer): Promise<string> {
  const name = `${PREFIX}_${server.run}_${randomBytes(6).toString('hex')}`;
  await withClient(server.url, async (client) => {
    const template = await ensureTemplate(server, client);
    await whenFree(client, `create database ${name} template ${template} strategy file_copy`);
  });
  return name;
}

/** Drops it under whoever is still connected. */
export async function dropDatabase(server: TestServer, name: string): Promise<void> {
  await withClient(server.url, (client) => drop(client, name));
}

/** Drops everything of one run, for a server that outlives it. */
export async function dropRun(server: TestServer): Promise<void> {
  await withClient(server.url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'select datname as name from pg_database where starts_with(datname, $1)',
      [`${PREFIX}_${server.run}_`],
    );
    for (const { name } of rows) await drop(client, name);
  });
}

export function urlOfDatabase(server: TestServer, name: string): string {
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.href;
}

/** Migrated once per run by whichever worker comes first; it gets its name only when it is complete. */
async function ensureTemplate(server: TestServer, client: Client): Promise<string> {
  const template = `${PREFIX}_${server.run}_template`;
  if (await databaseExists(client, template)) return template;
  await client.query('select pg_advisory_lock(hashtext($1))', [template]);
  try {
    if (await databaseExists(client, template)) return template;
    const unfinished = `${template}_unfinished`;
    await drop(client, unfinished);
    await client.query(`create database ${unfinished}`);
    await migrate(urlOfDatabase(server, unfinished));
    await client.query(`alter database ${unfinished} rename to ${template}`);
    return template;
  } finally {
    await client.query('select pg_advisory_unlock(hashtext($1))', [template]);
  }
}

const drop = (client: Client, name: string): Promise<void> =>
  whenFree(client, `drop database if exists ${name} with (force)`);

/** PostgreSQL waits five seconds for those whom it cuts off, of its own workers too; on a busy machine that is short. */
async function whenFree(client: Client, statement: string): Promise<void> {
  for (let left = TRIES; ; left -= 1) {
    try {
      await client.query(statement);
      return;
    } catch (error) {
      if (left === 1 || !(error instanceof DatabaseError) || error.code !== IN_USE) throw error;
    }
  }
}

async function databaseExists(client: Client, name: string): Promise<boolean> {
  return (await client.query('select 1 from pg_database where datname = $1', [name])).rowCount === 1;
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  // A lost connection is told by the query that it fails.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
