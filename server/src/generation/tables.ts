import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';
import type { ModelKey } from '@penora/protocol/catalog/models';
import type { ToolKey } from '@penora/protocol/catalog/tools';
import type { EndReason, GenerationStatus } from '@penora/protocol/schemas/generation';
import type { WorkPlan } from './parts/workPlan.ts';

/** Ordinary reads and writes; a running generation's `seq`, `words`, `cost` and `status` move by statements only. */
export const GenerationTable = defineEntity({
  name: 'Generation',
  tableName: 'generations',
  properties: {
    id: p.uuid().primary(),
    requestId: p.uuid(),
    take: p.integer(),
    projectCode: p.text(),
    requestedBy: p.text(),
    payerId: p.text(),
    /** Whose words are counted in the budgets; null in rows of before budgets: who asked. */
    askedBy: p.text().nullable(),
    projectBudget: p.bigint('number').nullable(),
    memberBudget: p.bigint('number').nullable(),
    tool: p.text().$type<ToolKey>(),
    model: p.text().$type<ModelKey>(),
    modelId: p.text(),
    pricePerWord: p.bigint('number'),
    prompt: p.text(),
    options: p.json<Record<string, unknown>>(),
    input: p.text(),
    afterText: p.text(),
    wordsMin: p.integer(),
    wordsMax: p.integer(),
    wordsAsked: p.integer().nullable(),
    target: p.text().$type<'card' | 'document'>(),
    position: p.blob().nullable(),
    status: p.text().$type<GenerationStatus>(),
    reason: p.text().$type<EndReason>().nullable(),
    maxMilliku: p.bigint('number'),
    seq: p.integer().default(0),
    words: p.integer().default(0),
    cost: p.bigint('number').default(0),
    epoch: p.integer().default(0),
    leaseOwner: p.text().nullable(),
    leaseUntil: p.datetime().nullable(),
    plan: p.json<WorkPlan>().nullable(),
    provider: p.json<Record<string, unknown>>().nullable(),
    providerMicroUsd: p.bigint('number').default(0),
    title: p.text().nullable(),
    starred: p.boolean().default(false),
    starredIdeas: p.array(Number).columnType('integer[]').defaultRaw("'{}'"),
    discardedAt: p.datetime().nullable(),
    /** Who asked has deleted their account, and what they had written for it is gone. */
    forgotten: p.boolean().default(false),
    createdAt: p.datetime().defaultRaw('now()'),
    endedAt: p.datetime().nullable(),
  },
});

export type GenerationRecord = InferEntity<typeof GenerationTable>;

export const generationTables = [GenerationTable];
