import type { Project } from '@penora/protocol/schemas/project';
import type { Database } from '../database/database.ts';
import type { Sql } from '../database/sql.ts';
import type { DocumentWriting } from '../documents/writing.ts';
import type { Channel } from '../kernel/channel.ts';
import type { Logger } from '../kernel/log.ts';
import type { DailyBill } from './bill/dailyBill.ts';
import type { ModelCatalog } from './catalog.ts';
import type { generationLimits } from './limits.ts';

/** What generations need of the world; app.ts hands it in. */
export interface GenerationDeps {
  db: Database;
  channel: Channel;
  log: Logger;
  documents: DocumentWriting;
  catalog: ModelCatalog;
  /** The breaker over the provider's bill. */
  dailyBill: DailyBill;
  /** Names this process among those that share the database; new at every start. */
  processId: string;
  /** Whether other processes may share the database (REDIS_URL is set). */
  isShared: boolean;
  /** What one account may pay for in a day (UTC); beyond it nothing more is started. */
  dailyMilliku: number;
  /** LIMITS: multiplies how many may run and wait per person. */
  limitsFactor: number;
  limits: { [Name in keyof typeof generationLimits]: number };
  /** A new project of this person, in the caller's transaction. */
  createProject(sql: Sql, ownerId: string, project: { title?: string }): Promise<Project>;
  /** A new project of this person with what a generation has written, which keeps saying so. */
  saveAsProject(ownerId: string, saved: { title?: string; text: string; generationId: string }): Promise<Project>;
  /** Gives a project that is still untitled the title that its story has got; another one keeps its own. */
  renameProject(code: string, title: string): Promise<void>;
  /** Books the text of a project as used storage, as it is now. */
  bookSize(code: string): Promise<void>;
  /** Keeps the text as it is when this is called, before a model writes into it. Never fails, and need not be awaited. */
  keepVersion(code: string, generationId: string, userId: string): Promise<void>;
  /** Names of people as others see them; unknown ones are left out. */
  namesOf(userIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Who stands behind Yjs clients that have written in a document; unknown ones are left out. */
  clientsOf(code: string, clients: readonly number[]): Promise<ReadonlyMap<number, string>>;
  /** Those of the asked who may have something written where they ask, as `CODE USERID`. */
  mayGenerate(asked: readonly { code: string; userId: string }[]): Promise<ReadonlySet<string>>;
  /** The whole text of an uploaded file, and what it is called. Throws `not_found` for one that is gone or somebody else's. */
  fileText(fileId: string, userId: string): Promise<{ title: string; text: string }>;
}
