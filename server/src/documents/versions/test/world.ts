import type { Role } from '@penora/protocol/schemas/project';
import { type Reply, serveRoutes } from '../../../../test/http/serveRoutes.ts';
import type { Channel } from '../../../kernel/channel.ts';
import { makeLogger } from '../../../kernel/log.ts';
import { setSize } from '../../../projects/storage.ts';
import { measureText } from '../../contents/plainText.ts';
import type { DocumentTimes } from '../../limits.ts';
import { type DocumentsDatabase, documentsDatabase, OWNER } from '../../test/database.ts';
import { type Service, startService } from '../../test/service.ts';
import type { GenerationFacts, VersionsDeps } from '../deps.ts';
import { type VersionLimits, versionLimits } from '../limits.ts';
import { versionRoutes } from '../routes.ts';
import { Versions } from '../versions.ts';

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
export async function openVersionsWorld(
  limits: Partial<VersionLimits> = {},
  times?: Partial<DocumentTimes>,
): Promise<VersionsWorld> {
  const db = await documentsDatabase();
  const generations = new Map<string, GenerationFacts>();
  const open = async (database: VersionsDeps['database'], channel?: Channel): Promise<Process> => {
    let versions: Versions | null = null;
    const service = await startService(database, {
      ...(channel === undefined ? {} : { channel }),
      deps: {
        ...(times === undefined ? {} : { times }),
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
  const { ask, close } = await serveRoutes(versionRoutes(main.deps, main.versions), db.database.sql);
  const rows: VersionsWorld['rows'] = (text, values = []) => db.database.sql.query({ text }, values);
  return {
    ...{ db, main, generations, rows },
    ask: (method, path, person, body) => ask(method, path, { body, ...(person === null ? {} : { bearer: person }) }),
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
