import type { Role } from '@penora/protocol/schemas/project';
import { wordsInPiece } from '@penora/protocol/words/count';
import type { Sql } from '../../database/sql.ts';
import { sealer } from '../../http/seal.ts';
import { identityTables } from '../../identity/tables.ts';
import { type World as IdentityWorld, openWorld as openIdentityWorld } from '../../identity/test/world.ts';
import { newUserId } from '../../kernel/ids.ts';
import type { PersonPrincipal } from '../../kernel/principal.ts';
import { onProjectChange, type ProjectChanged } from '../changes.ts';
import { createProject } from '../create.ts';
import { type ProjectDocuments, type ProjectsDeps, projectLimits, type TextSize } from '../deps.ts';
import { projectTables } from '../tables.ts';

export interface World extends Omit<IdentityWorld, 'deps' | 'person'> {
  identity: IdentityWorld;
  deps: ProjectsDeps;
  /** A person who is signed in; with an address if they are to be found by one. */
  person(email?: string): Promise<PersonPrincipal>;
  /** A project of this person. */
  project(owner: PersonPrincipal, text?: string): Promise<string>;
  /** Makes somebody a member without asking anybody. */
  join(code: string, principal: PersonPrincipal, role: Exclude<Role, 'owner'>): Promise<void>;
  /** What is told about a project from now on. */
  listen(code: string): ProjectChanged[];
  /** What the storage counter says, and what the projects sum up to (S1). */
  storage(principal: PersonPrincipal): Promise<{ used: number; sum: number }>;
}

/** Texts in a table of their own, in the transaction that is handed in: what the documents slice owes to this one. */
function tableDocuments(sql: Sql): ProjectDocuments {
  const write = async (tx: Sql, code: string, text: string): Promise<TextSize> => {
    await tx.query({ text: 'insert into texts (code, text) values ($1, $2)' }, [code, text]);
    return { sizeBytes: Buffer.byteLength(text), words: wordsInPiece(text) };
  };
  const read = async (from: Sql, code: string): Promise<string> => {
    const [row] = await from.query<{ text: string }>({ text: 'select text from texts where code = $1' }, [code]);
    return row?.text ?? '';
  };
  return {
    create: write,
    copy: async (tx, from, to) => write(tx, to, await read(tx, from)),
    content: async (code, format) => (format === 'json' ? '{"type":"doc"}' : read(sql, code)),
  };
}

/** People and projects in a database of their own. */
export async function openWorld(): Promise<World> {
  const identity = await openIdentityWorld([...identityTables, ...projectTables]);
  const { database, channel, rows } = identity;
  await rows('create table texts (code text primary key references projects on delete cascade, text text not null)');
  const deps: ProjectsDeps = {
    database,
    channel,
    documents: tableDocuments(database.sql),
    verifiesAddresses: false,
    limits: projectLimits(1),
    mailer: identity.deps.mailer,
    publicUrl: identity.deps.publicUrl,
    aside: identity.deps.aside,
    seal: sealer('a secret for tests', 'links'),
  };
  return {
    ...identity,
    identity,
    deps,
    async person(email) {
      const id = newUserId();
      const values = [id, 'Anna', email ?? null, email === undefined ? null : 'hash'];
      await rows('insert into users (id, name, email_key, password_hash) values ($1, $2, $3, $4)', values);
      return { kind: 'person', userId: id, sessionId: 'session' };
    },
    project: async (owner, text = 'Once upon a time') => (await createProject(deps, owner.userId, { text })).code,
    async join(code, { userId }, role) {
      await rows('insert into members (project_code, user_id, role) values ($1, $2, $3)', [code, userId, role]);
    },
    listen(code) {
      const told: ProjectChanged[] = [];
      onProjectChange(channel, code, (change) => told.push(change));
      return told;
    },
    async storage({ userId }) {
      const [row] = await rows<{ used: number; sum: number }>(
        `select coalesce((select used_bytes from storage_use where user_id = $1), 0) as used,
          coalesce((select sum(size_bytes) from projects where owner_id = $1), 0)::bigint as sum`,
        [userId],
      );
      return row ?? { used: 0, sum: 0 };
    },
  };
}
