import { randomUUID } from 'node:crypto';
import { MILLIKU_PER_KU } from '@penora/protocol/ku';
import type { Sql } from '../database/sql.ts';
import type { Documents } from '../documents/documents.ts';
import type { Versions } from '../documents/versions/versions.ts';
import { DailyBill } from '../generation/bill/dailyBill.ts';
import type { GenerationDeps } from '../generation/deps.ts';
import { waitingNow } from '../generation/life/waiting.ts';
import { generationLimits } from '../generation/limits.ts';
import { namesByIds, openAmong } from '../identity/people.ts';
import { type Membership, rolesOf } from '../projects/authorise.ts';
import { createProjectIn, saveAsProject } from '../projects/create.ts';
import type { ProjectsDeps } from '../projects/deps.ts';
import { may } from '../projects/may.ts';
import { nameProject } from '../projects/rename.ts';
import type { Base } from './base.ts';
import { bookSize } from './bookSize.ts';
import { fileTextOf } from './imports.ts';
import type { Counted } from './metrics.ts';
import { makeCatalog } from './models.ts';

export interface GenerationWorld {
  documents: Documents;
  versions: Versions;
  projects: ProjectsDeps;
}

/** What generations need of documents, projects, identity and files. */
export function generationDeps({ config, log, database, channel }: Base, world: GenerationWorld): GenerationDeps {
  const { documents, versions, projects } = world;
  const { sql } = database;
  return {
    db: database,
    channel,
    log,
    documents: documents.writing,
    catalog: makeCatalog(config, log),
    processId: randomUUID(),
    isShared: false,
    limitsFactor: config.LIMITS,
    dailyMilliku: config.ACCOUNT_DAILY_KU * MILLIKU_PER_KU * config.LIMITS,
    limits: { ...generationLimits, continuations: config.PROVIDER_CONTINUATIONS },
    dailyBill: new DailyBill(sql, config.PROVIDER_DAILY_USD, log),
    createProject: (tx, ownerId, project) => createProjectIn(projects, tx, ownerId, project),
    saveAsProject: (ownerId, saved) => saveAsProject(projects, ownerId, saved),
    renameProject: (code, title) => nameProject(projects, code, title),
    bookSize: (code) => bookSize(database, documents, code),
    keepVersion: (...before) => versions.keepBeforeGeneration(...before),
    namesOf: (ids) => namesByIds(sql, ids),
    clientsOf: (code, clients) => documents.clientsOf(code, clients),
    mayGenerate: (asked) => mayGenerate(sql, asked),
    fileText: fileTextOf(database),
  };
}

/** Those who may have something written where they ask, as `CODE USERID`; nobody who is suspended. */
async function mayGenerate(sql: Sql, asked: readonly Membership[]): Promise<ReadonlySet<string>> {
  if (asked.length === 0) return new Set();
  const [roles, open] = await Promise.all([
    rolesOf(sql, asked),
    openAmong(sql, [...new Set(asked.map(({ userId }) => userId))]),
  ]);
  return new Set(
    roles
      .filter(({ role, userId }) => may(role, 'generate') && open.has(userId))
      .map(({ code, userId }) => `${code} ${userId}`),
  );
}

type GenerationCounts = Pick<Counted, 'generationsWaiting' | 'modelsDown' | 'providerBill'>;

/** What an operator watches of the generations (metrics.ts). */
export const generationCounts = ({ db, catalog, dailyBill }: GenerationDeps): GenerationCounts => ({
  generationsWaiting: () => waitingNow(db.sql),
  modelsDown: () => catalog.down,
  providerBill: async () => ({ microUsd: await dailyBill.today(), limitMicroUsd: dailyBill.limitMicroUsd }),
});
