import { Client } from 'pg';

/** The role under which the service works: it owns nothing, so no trigger of ours can be switched off by it. */
export const APP_ROLE = 'penora_app';

/** Rights on rows that nobody may ever take back (L5), beside what the triggers refuse. */
const WITHHELD = [
  'revoke update, delete, truncate on entries from penora_app',
  'revoke delete, truncate on accounts from penora_app',
];

const ensureRole = `
  do $$ begin
    if not exists (select from pg_roles where rolname = '${APP_ROLE}') then create role ${APP_ROLE} nologin; end if;
    -- From PostgreSQL 16 on, who makes a role is a member that may not yet work as it.
    if not pg_has_role(current_user, '${APP_ROLE}',
      case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) then
      execute format('grant ${APP_ROLE} to %I', current_user);
    end if;
  end $$`;

const grants = [
  `do $$ begin
    execute format('grant usage on schema %I to ${APP_ROLE}', current_schema());
    execute format('grant select, insert, update, delete on all tables in schema %I to ${APP_ROLE}', current_schema());
    execute format('grant usage, select on all sequences in schema %I to ${APP_ROLE}', current_schema());
  end $$`,
  ...WITHHELD,
];

/** Roles belong to the whole server: another database of it may be preparing the same one at this moment. */
const TRIES = 4;

/**
 * After the migrations: what the role may do with this release's tables, in one transaction. Throws what the database
 * says, e.g. that this user may make no roles.
 */
export async function grantAppRole(client: Client): Promise<void> {
  for (let left = TRIES; ; left -= 1) {
    try {
      await client.query('begin');
      for (const text of [ensureRole, ...grants]) await client.query(text);
      await client.query('commit');
      return;
    } catch (error) {
      await client.query('rollback');
      if (left === 1) throw error;
    }
  }
}

/** Whether connections can work under the role and then lack the rights. */
export async function hasAppRole(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, options: roleOption(APP_ROLE), connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ safe: boolean }>(
      `select current_user = '${APP_ROLE}' and has_table_privilege('entries', 'insert')
        and not has_table_privilege('entries', 'update') and not has_table_privilege('entries', 'delete')
        and not has_table_privilege('entries', 'truncate') as safe`,
    );
    return rows[0]?.safe === true;
  } catch {
    // A pooler in between may refuse the option, an old database may know no such role.
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Said when connecting: every statement runs under this role. */
export const roleOption = (role: string): string => `-c role=${role}`;
