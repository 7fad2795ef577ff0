import { randomUUID } from 'node:crypto';
import { limits } from '@penora/protocol/catalog/limits';
import { demonstrationModel } from '@penora/protocol/catalog/models';
import type { GenerationRequest } from '@penora/protocol/schemas/generation';
import { cleanTitle } from '@penora/protocol/schemas/text';
import type { Database } from '../../database/database.ts';
import { type Sql, statement } from '../../database/sql.ts';
import { unavailable } from '../../kernel/errors.ts';
import { holdPurse } from '../../ledger/budgets/purse.ts';
import { ownerOf } from '../../projects/owner.ts';
import { reserve } from '../../projects/storage.ts';
import type { GenerationDeps } from '../deps.ts';
import { takePlaces } from '../life/places.ts';
import { findRecords } from '../life/records.ts';
import { leastBytes } from '../run/storageRoom.ts';
import { type GenerationRecord, GenerationTable } from '../tables.ts';
import { demandDay } from './dayLimit.ts';
import { demandOneWord, leastPrice, type Quote, type QuotedTake, quote } from './quote.ts';

const byRequestStatement = statement<{ id: string }>(
  'select id from generations where request_id = $1 and requested_by = $2 order by take',
  'generation_by_request',
);
const leaseStatement = statement(
  `update generations set lease_until = now() + $2 * interval '1 millisecond' where id = any($1::uuid[])`,
);

/** What an earlier request of the same name has started (G5). */
async function startedBefore(db: Database, requestId: string, userId: string): Promise<GenerationRecord[]> {
  const rows = await db.sql.query(byRequestStatement, [requestId, userId]);
  return findRecords(
    db,
    rows.map(({ id }) => id),
  );
}

const TITLE_CHARACTERS = 60;

function titleFor(request: GenerationRequest, { title }: Quote['source']): string | undefined {
  if (title !== undefined) return title;
  if (request.tool === 'story') return request.options.title || undefined;
  const words = (request.prompt ?? request.input?.text ?? '').trim().replace(/\s+/g, ' ');
  if (words.length <= TITLE_CHARACTERS) return words || undefined;
  return `${words.slice(0, TITLE_CHARACTERS).replace(/\s\S*$/, '')}…`;
}

const WORKED = {
  expand: 'expanded',
  'fine-tune': 'fine-tuned',
  script: 'screenplay',
  summarize: 'summary',
  continue: 'continued',
} as const;

/** A card of what was made of a file is called after the file. */
function cardTitle(request: GenerationRequest, { title }: Quote['source']): string | null {
  if (request.tool !== 'file' || title === undefined) return null;
  const kind = ` (${WORKED[request.options.instruction]})`;
  return (
    cleanTitle(title)
      .slice(0, limits.titleCharacters - kind.length)
      .toWellFormed() + kind
  );
}

/** Without a project one is created and the text goes to its document; several takes stay cards beside it. */
async function placeFor(
  deps: GenerationDeps,
  sql: Sql,
  request: GenerationRequest,
  source: Quote['source'],
  userId: string,
): Promise<{ projectCode: string; target: 'card' | 'document' }> {
  if (request.projectCode !== undefined) return { projectCode: request.projectCode, target: request.target.kind };
  const project = await deps.createProject(sql, userId, { title: titleFor(request, source) });
  return { projectCode: project.code, target: request.takes > 1 ? 'card' : 'document' };
}

/**
 * Starts what a person asks for, one generation for each take; those for which there is no place yet wait. The caller
 * has checked that the person may. The same `requestId` starts nothing twice (G5). Throws `model_unavailable`,
 * `insufficient_coins`, `budget_exceeded`, `unavailable`, `storage_full`, `too_many_requests`, `invalid`.
 */
export async function start(
  deps: GenerationDeps,
  request: GenerationRequest,
  { userId, requestId }: { userId: string; requestId: string },
): Promise<{ records: GenerationRecord[]; isNew: boolean }> {
  const before = await startedBefore(deps.db, requestId, userId);
  if (before.length > 0) return { records: before, isNew: false };
  const quoted = await quote(deps, request, userId);
  demandOneWord(quoted.means, leastPrice(quoted));
  await demandProvider(deps, quoted.takes);
  await demandDay(deps, quoted.payerId);
  const records = await insert(deps, request, quoted, { userId, requestId });
  return { records, isNew: true };
}

/** Throws `unavailable` when what writes is the provider and the provider cannot be asked now. */
async function demandProvider(
  { dailyBill }: Pick<GenerationDeps, 'dailyBill'>,
  takes: readonly Pick<QuotedTake, 'choice'>[],
): Promise<void> {
  const provided = takes.filter(({ choice }) => choice.key !== demonstrationModel.key);
  if (provided.length > 0) await dailyBill.demand();
  if (provided.some(({ choice }) => choice.writer?.isUnavailable?.(choice.modelId))) {
    throw unavailable('The models cannot be reached at the moment. Nothing was charged. Try again in a minute.');
  }
}

interface Asked {
  userId: string;
  requestId: string;
}

interface Placed extends Asked {
  projectCode: string;
  target: 'card' | 'document';
}

/** All of it or nothing: what is refused leaves no project behind (L6). */
function insert(
  deps: GenerationDeps,
  request: GenerationRequest,
  quoted: Quote,
  asked: Asked,
): Promise<GenerationRecord[]> {
  const { limits } = deps;
  return deps.db.transaction(async ({ em, sql }) => {
    const models = quoted.takes.map(({ choice }) => choice.modelId);
    const places = await takePlaces(deps, sql, asked.userId, models);
    const placed = { ...asked, ...(await placeFor(deps, sql, request, quoted.source, asked.userId)) };
    const { projectCode: code, userId: personId } = placed;
    const purse = await holdPurse(sql, { code, ownerId: await ownerOf(sql, code), personId });
    const records = quoted.takes.map((take, index) =>
      em.create(GenerationTable, {
        ...rowFor(request, quoted, placed),
        ...purse,
        ...rowOfTake(take),
        take: index + 1,
        ...(places[index]
          ? { status: 'streaming', epoch: 1, leaseOwner: deps.processId }
          : { status: 'queued', epoch: 0, leaseOwner: null }),
      }),
    );
    await em.persist(records).flush();
    await sql.query(leaseStatement, [
      records.filter(({ status }) => status === 'streaming').map(({ id }) => id),
      limits.leaseMs,
    ]);
    if (placed.target === 'card') return records;
    for (const { id, wordsMin, projectCode } of records) {
      await reserve(sql, projectCode, id, leastBytes(wordsMin, limits.leastBytesPerWord));
    }
    return records;
  });
}

/** What of a request is told to the model. */
export function requestFields(request: GenerationRequest, { source }: Pick<Quote, 'source'>) {
  return {
    tool: request.tool,
    prompt: request.prompt ?? '',
    options: { ...request.options },
    input: source.input,
    afterText: source.after,
    plan: source.around === undefined ? null : { starts: [], summaries: [], around: source.around },
  };
}

function rowFor(request: GenerationRequest, quoted: Quote, placed: Placed) {
  const { projectCode, target, userId, requestId } = placed;
  const { source } = quoted;
  return {
    ...requestFields(request, quoted),
    requestId,
    projectCode,
    requestedBy: userId,
    askedBy: userId,
    title: cardTitle(request, source),
    target,
    position: target === 'document' && source.position !== null ? Buffer.from(source.position) : null,
  };
}

function rowOfTake({ choice, words, wordsAsked, maxMilliku }: QuotedTake) {
  return {
    id: randomUUID(),
    model: choice.key,
    modelId: choice.modelId,
    pricePerWord: choice.millikuPerWord,
    wordsMin: words.min,
    wordsMax: words.max,
    wordsAsked,
    maxMilliku,
  };
}
