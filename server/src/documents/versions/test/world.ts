import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Role } from '@penora/protocol/schemas/project';
import { makeExpress } from '../../../http/express.ts';
import { idempotency } from '../../../http/idempotency.ts';
import { limiter } from '../../../http/rateLimit.ts';
import { makeRouter } from '../../../http/router.ts';
import type { Channel } from '../../../kernel/channel.ts';
import { makeLogger } from '../../../kernel/log.ts';
import { setSize } from '../../../projects/storage.ts';
import { measureText } from '../../contents/plainText.ts';
import { type DocumentsDatabase, documentsDatabase, OWNER } from '../../test/database.ts';
import { type Service, startService } from '../../test/service.ts';
import type { GenerationFacts, VersionsDeps } from '../deps.ts';
import { type VersionLimits, versionLimits } from '../limits.ts';
import { versionRoutes } from '../routes.ts';
import { Versions } from '../versions.ts';

export interface Reply {
  status: number;
  body: unknown;
}

export interface Process {
  service: Service;
  versions: Versions;
  deps: VersionsDeps;
  stop(): Promise<void>;
}

export interface VersionsWorld {
  db: DocumentsDatabase;
  main: Process;
  generations: Map<string, GenerationFacts>;
  ask(method: string, path: string, person: string | null, body?: unknown): Promise<Reply>;
  /** A project with this text; `OWNER` owns it. */
  project(text?: string): Promise<string>;
  join(code: string, userId: string, role: Exclude<Role, 'owner'>): Promise<void>;
  /** Another process on the same database. */
  another(channel: Channel): Promise<Process>;
  text(code: string): Promise<string>;
  rows<R extends Record<string, unknown>>(text: string, values?: readonly (string | number | Date)[]): Promise<R[]>;
  close(): Promise<void>;
}

/** Versions over real documents, behind the real router; people are whoever they say they are. */
export async function openVersionsWorld(limits: Partial<VersionLimits> = {}): Promise<VersionsWorld> {
  const db = await documentsDatabase();
  const generations = new Map<string, GenerationFacts>();
  const open = async (database: VersionsDeps['database'], channel?: Channel): Promise<Process> => {
    let versions: Versions | null = null;
    const service = await startService(database, {
      ...(channel === undefined ? {} : { channel }),
      deps: {
        saveSizes: async (sizes) => {
          for (const { code, sizeBytes, words } of sizes) {
            await setSize(database.sql, code, sizeBytes, words);
            versions?.noteChanged(code);
          }
        },
      },
    });
    const deps: VersionsDeps = {
      database,
      log: makeLogger('silent'),
      limits: { ...versionLimits, ...limits },
      documents: service.documents,
      namesOf: async (ids) => new Map(ids.map((id) => [id, `Name of ${id}`])),
      generationsOf: async (ids) => new Map([...generations].filter(([id]) => ids.includes(id))),
      async bookSize(code) {
        const { sizeBytes, words } = measureText(await service.documents.text(code));
        await setSize(database.sql, code, sizeBytes, words);
      },
    };
    versions = new Versions(deps);
    const made = versions;
    return {
      ...{ service, versions, deps },
      async stop() {
        await made.close();
        await service.stop();
      },
    };
  };
  const main = await open(db.database);
  const others: Process[] = [];
  const { ask, close } = await listen(main, db);
  const rows: VersionsWorld['rows'] = (text, values = []) => db.database.sql.query({ text }, values);
  return {
    ...{ db, main, generations, ask, rows },
    async project(text = '') {
      const code = await db.project();
      await rows('delete from documents where project_code = $1', [code]);
      await rows("insert into members (project_code, user_id, role) values ($1, $2, 'owner')", [code, OWNER]);
      const { sizeBytes, words } = await main.service.documents.create(db.database.sql, code, text);
      await setSize(db.database.sql, code, sizeBytes, words);
      return code;
    },
    async join(code, userId, role) {
      await rows("insert into users (id, name) values ($1, 'Somebody') on conflict do nothing", [userId]);
      await rows('insert into members (project_code, user_id, role) values ($1, $2, $3)', [code, userId, role]);
    },
    async another(channel) {
      const process = await open(await db.another(), channel);
      others.push(process);
      return process;
    },
    text: (code) => main.service.documents.text(code),
    async close() {
      await close();
      for (const process of [main, ...others]) await process.stop();
      await db.close();
    },
  };
}

async function listen(
  { deps, versions }: Process,
  db: DocumentsDatabase,
): Promise<Pick<VersionsWorld, 'ask' | 'close'>> {
  const router = makeRouter(versionRoutes(deps, versions), {
    authenticate: async ({ bearer }) =>
      bearer === undefined ? null : { kind: 'person', userId: bearer, sessionId: 'session' },
    signInAgain: async () => {
      throw new Error('nobody signs in here');
    },
    idempotency: idempotency(db.database.sql, 'a secret of the tests'),
    limit: limiter(100_000, 1, 1_000),
    publicUrl: undefined,
    serving: () => true,
  });
  const app = makeExpress({ log: makeLogger('silent'), trustProxy: undefined, https: false, routers: [router] });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    async ask(method, path, person, body) {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(person === null ? {} : { authorization: `Bearer ${person}` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : JSON.parse(text) };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
