import { createHash } from 'node:crypto';
import type { Doc } from 'yjs';
import { statement } from '../../database/sql.ts';
import { ProviderBill } from '../bill/providerBill.ts';
import type { ChunkCommits } from '../chunk/chunkCommits.ts';
import { patiently } from '../chunk/patiently.ts';
import type { GenerationDeps } from '../deps.ts';
import { keepRates } from '../estimates/tokenRates.ts';
import { Told, tellParts } from '../parts/tellParts.ts';
import { workOf } from '../parts/work.ts';
import type { WorkPlan } from '../parts/workPlan.ts';
import { textOfGeneration } from '../present.ts';
import type { GenerationRecord } from '../tables.ts';
import { textAround } from '../writer/around.ts';
import { PlaceDeleted } from '../writer/place.ts';
import type { Beat } from './beat.ts';
import { ChunkWriter } from './chunkWriter.ts';
import { ceiling, providerFailed, RunEnded } from './ending.ts';
import { cardOutlet, DocumentOutlet, type Outlet } from './outlet.ts';
import type { PieceQueue } from './pieceQueue.ts';
import { ProgressTeller } from './progressTeller.ts';
import { Run } from './run.ts';
import { leastBytes, StorageRoom } from './storageRoom.ts';
import type { Teller } from './tell.ts';
import { scriptOf, type TokenRates } from './tokens.ts';

const planStatement = statement(
  `update generations set plan = $3, title = coalesce(title, $4) where id = $1 and epoch = $2 and status = 'streaming'`,
);

/** What the process shares among its runs. */
interface Shared {
  commits: ChunkCommits;
  rates: TokenRates;
  beat: Beat;
}

export interface Assembled {
  run: Run;
  chunks: ChunkWriter;
  /** After the end: the writer leaves the document, what the provider reported is kept. */
  close(): Promise<void>;
}

/** Puts a run together from its row. Throws `model_unavailable` when its model is gone. */
export async function assemble(deps: GenerationDeps, record: GenerationRecord, shared: Shared): Promise<Assembled> {
  const { db, channel, limits, log } = deps;
  const begun = await begunOf(deps, record);
  const { written } = begun;
  const outlet = await outletFor(deps, record, written);
  const told = toldOf(deps, record, written);
  const progress = record.tool === 'story' ? new ProgressTeller(channel, record, told.plan, written) : null;
  const wrote = progress === null ? undefined : progress.wrote.bind(progress);
  const chunks = new ChunkWriter({ db, channel, commits: shared.commits, limits, wrote }, record, outlet);
  const bill = new ProviderBill(db.sql, record.id);
  const text = (queue: PieceQueue, signal: AbortSignal): AsyncIterable<string> => {
    const teller = tellerFor(deps, { record, chunks, bill, rates: shared.rates }, queue, signal);
    return textFor(deps, record, teller, { told, cursor: begun.cursor });
  };
  return {
    run: new Run({ text, chunks, written, beat: shared.beat, limits, log }),
    chunks,
    async close() {
      outlet.close();
      await Promise.all([bill.settled(), keepRates(db.sql, shared.rates)]).catch((error: unknown) => {
        // Only the operator's statistics: no reason to give up the generation's end.
        log.warn({ err: error, generation: record.id }, 'what the provider reported could not be kept');
      });
    },
  };
}

async function outletFor(deps: GenerationDeps, record: GenerationRecord, written: string): Promise<Outlet> {
  if (record.target === 'card') return cardOutlet;
  const { db, documents, limits } = deps;
  void deps.keepVersion(record.projectCode, record.id, record.requestedBy);
  const names = await patiently(() => deps.namesOf([record.requestedBy]));
  const firstName = (names.get(record.requestedBy) ?? 'Somebody').split(' ', 1)[0];
  const presence = { name: `${firstName}'s Write`, model: record.model };
  const reserved = leastBytes(record.wordsMin - record.words, limits.leastBytesPerWord);
  const room = new StorageRoom(db, record.projectCode, record.id, reserved);
  return new DocumentOutlet({ documents, record, written, presence, room });
}

interface Telling {
  record: GenerationRecord;
  chunks: ChunkWriter;
  bill: ProviderBill;
  rates: TokenRates;
}

function tellerFor(deps: GenerationDeps, telling: Telling, queue: PieceQueue, signal: AbortSignal): Teller {
  const { record, chunks, bill, rates } = telling;
  const script = scriptOf(record.input + record.prompt);
  return {
    model: deps.catalog.demand(record.model).writer,
    modelId: record.modelId,
    seed: createHash('sha256').update(record.id).digest().readUInt32BE(0) >>> 1,
    limits: deps.limits,
    signal,
    async maxTokens(words) {
      await queue.settled(signal);
      const isBilled = record.model !== 'demonstration';
      if (isBilled && (await patiently(() => deps.dailyBill.isUsedUp()))) throw new RunEnded(providerFailed);
      if (chunks.wordsToCeiling === 0) throw new RunEnded(ceiling);
      const affordable = await chunks.affordable();
      if (affordable.words === 0) throw new RunEnded(affordable.ending);
      return rates.tokensFor(record.model, script, Math.min(words, affordable.words, chunks.wordsToCeiling));
    },
    onAnswer(end, words) {
      if (end.usage !== undefined) rates.learn(record.model, script, words, end.usage.completionTokens);
    },
    onSpent(spent) {
      if (record.model !== 'demonstration') bill.add(spent);
    },
  };
}

function toldOf(deps: GenerationDeps, record: GenerationRecord, written: string): Told {
  const save = async (plan: WorkPlan): Promise<void> => {
    const values = [record.id, record.epoch, JSON.stringify(plan), plan.title || null];
    await patiently(() => deps.db.sql.query(planStatement, values));
  };
  return new Told(written, record.plan ?? null, save);
}

function textFor(
  deps: GenerationDeps,
  record: GenerationRecord,
  teller: Teller,
  { told, cursor }: { told: Told; cursor: string },
): AsyncIterable<string> {
  const { contextTokens } = deps.catalog.demand(record.model);
  const named = async (title: string): Promise<void> => {
    if (record.target === 'document') await patiently(() => deps.renameProject(record.projectCode, title));
  };
  return tellParts(teller, workOf(record, { teller, contextTokens, named }), told, cursor);
}

interface Begun {
  written: string;
  /** The text directly before the place in the document; empty for a card and for a text that goes on. */
  cursor: string;
}

const CURSOR_CHARACTERS = 40;

async function begunOf({ db, documents }: GenerationDeps, record: GenerationRecord): Promise<Begun> {
  if (record.seq > 0) return { written: await patiently(() => textOfGeneration(db.sql, record.id)), cursor: '' };
  if (record.target === 'card') return { written: '', cursor: '' };
  const look = (doc: Doc): string => textAround(doc, record.position ?? null).before.slice(-CURSOR_CHARACTERS);
  const cursor = await patiently(() => documents.read(record.projectCode, look)).catch((error: unknown) => {
    // The first chunk will say that the place is gone.
    if (error instanceof PlaceDeleted) return '';
    throw error;
  });
  return { written: '', cursor };
}
