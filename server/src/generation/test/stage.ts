import { randomUUID } from 'node:crypto';
import { defaultModels } from '@penora/protocol/catalog/models';
import { GenerationRequest } from '@penora/protocol/schemas/generation';
import { pino } from 'pino';
import type { Doc } from 'yjs';
import type { z } from 'zod';
import type { DocumentWriting } from '../../documents/writing.ts';
import { type Channel, localChannel } from '../../kernel/channel.ts';
import { DailyBill } from '../bill/dailyBill.ts';
import { ModelCatalog } from '../catalog.ts';
import type { GenerationEvent } from '../delivery/topics.ts';
import { generationEvents } from '../delivery/topics.ts';
import type { GenerationDeps } from '../deps.ts';
import { Generations } from '../generations.ts';
import { findRecord } from '../life/records.ts';
import { generationLimits } from '../limits.ts';
import type { Model } from '../models/model.ts';
import { textOfGeneration } from '../present.ts';
import { editAs, TableDocuments } from './tableDocuments.ts';
import type { World } from './world.ts';

/** Short distances, so that tests wait for what happens and not for the clock. */
export const fastLimits: GenerationDeps['limits'] = {
  ...generationLimits,
  chunkPauseMs: 1,
  firstRetryDelayMs: 1,
  maxRetryDelayMs: 5,
};

export interface Stage {
  deps: GenerationDeps;
  generations: Generations;
  documents: DocumentWriting;
  /** The last presence of each writer. */
  presences: ReadonlyMap<number, Record<string, unknown> | null>;
  /** What somebody does in the editor. */
  edit(code: string, change: (doc: Doc) => void): Promise<void>;
  events: GenerationEvent[];
  /** Starts what a person asks for; the request is parsed as at the door. */
  ask(userId: string, code: string | undefined, request: Partial<z.input<typeof GenerationRequest>>): Promise<string>;
  record(id: string): ReturnType<typeof findRecord>;
  text(id: string): Promise<string>;
  /** Resolves when the generation is in one of these states. */
  until(id: string, ...statuses: string[]): Promise<void>;
}

/** One process of the service: the slice with everything real but the model. */
export function stageOf(
  world: World,
  model: Model,
  options: Partial<GenerationDeps> & { channel?: Channel; sql?: World['db'] } = {},
): Stage {
  const db = options.db ?? world.db;
  const presences = new Map<number, Record<string, unknown> | null>();
  const rooms = options.documents ?? new TableDocuments(db.sql);
  const documents: DocumentWriting = {
    read: (code, look) => rooms.read(code, look),
    append: (code, author, build, commit) => rooms.append(code, author, build, commit),
    presence(code, clientId, state) {
      presences.set(clientId, state);
      rooms.presence(code, clientId, state);
    },
  };
  const channel = options.channel ?? localChannel();
  const deps: GenerationDeps = {
    db,
    channel,
    log: pino({ level: process.env.PENORA_TEST_LOG ?? 'silent' }),
    catalog: new ModelCatalog({ models: defaultModels, provider: model, demonstration: null }),
    dailyBill: new DailyBill(db.sql, 1_000_000, pino({ level: 'silent' })),
    processId: randomUUID(),
    isShared: false,
    limitsFactor: 1,
    dailyMilliku: Number.MAX_SAFE_INTEGER,
    limits: fastLimits,
    createProject: async (_sql, ownerId, { title }) => {
      const code = await world.project(ownerId);
      const at = new Date().toISOString();
      const rest = { type: 'text', app: 'penora', role: 'owner', sizeBytes: 0, words: 0 } as const;
      return { ...rest, code, title: title ?? 'Untitled', createdAt: at, updatedAt: at, deletedAt: null };
    },
    saveAsProject: async () => {
      throw new Error('not on this stage');
    },
    renameProject: async () => undefined,
    bookSize: async () => undefined,
    keepVersion: async () => undefined,
    namesOf: async (ids) => new Map(ids.map((id) => [id, 'Anna Berg'])),
    clientsOf: async () => new Map(),
    mayGenerate: async (asked) => new Set(asked.map(({ code, userId }) => `${code} ${userId}`)),
    fileText: async () => ({ title: 'A file', text: 'The text of a file.' }),
    ...options,
    documents,
  };
  const generations = new Generations(deps);
  const events: GenerationEvent[] = [];
  return {
    deps,
    generations,
    documents,
    presences,
    edit: (code, change) => editAs({ documents: rooms, sql: world.db.sql }, code, change),
    events,
    async ask(userId, code, request) {
      if (code !== undefined) generationEvents.subscribe(channel, code, (event) => events.push(event));
      const body = GenerationRequest.parse({ tool: 'write', options: {}, projectCode: code, ...request });
      const [record] = await generations.start(body, { userId, requestId: randomUUID() });
      if (record === undefined) throw new Error('nothing was started');
      return record.id;
    },
    record: (id) => findRecord(db, id),
    text: (id) => textOfGeneration(db.sql, id),
    async until(id, ...statuses) {
      for (;;) {
        const { status } = await findRecord(db, id);
        if (statuses.includes(status)) return;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
  };
}
