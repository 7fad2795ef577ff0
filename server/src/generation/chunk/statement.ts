import type { EndReason, GenerationStatus } from '@penora/protocol/schemas/generation';
import { type Statement, statement, type Value } from '../../database/sql.ts';
import { budgetCtes } from '../../ledger/budgets/budgetCtes.ts';
import { chunkDebitCtes } from '../../ledger/chunkDebit.ts';
import { generationLimits } from '../limits.ts';

/** How a generation ends; null reason when it simply is complete. */
export interface Ending {
  status: Exclude<GenerationStatus, 'queued' | 'streaming'>;
  reason: EndReason | null;
}

/** One chunk, ready to be committed under its generation's epoch. */
export interface ChunkCommit {
  generationId: string;
  epoch: number;
  /** 1 more than the last one. */
  seq: number;
  text: string;
  words: number;
  /** words × the price pinned at the start. */
  costMilliku: number;
  /** Set on the last chunk: text, debit and end are one fact. */
  ending: Ending | null;
  /** The document's update and its number; null when the text goes to a card. */
  append: { number: number; bytes: Uint8Array } | null;
}

type ChunkRow = { balance: number | null; entry: number | null };

const documentCtes = `
  numbered as (
    update documents d set last_number = d.last_number + 1
    from advanced a where d.project_code = a.project_code and d.last_number = $9::bigint - 1
    returning d.last_number
  ),
  appended as (
    insert into document_updates (project_code, number, bytes, generation_id)
    select a.project_code, n.last_number, $10, a.id from advanced a left join numbered n on true
    returning number
  ),`;

/**
 * The one statement of a chunk. All hangs on the first row: stop, fence and gaplessness are decided there (trust.md,
 * Ledger technique). Locks in the order generation, document, budgets, account, because each part reads the one before.
 * A document that has gone on leaves its number null, which takes everything back (23502).
 */
function chunkStatement(withDocument: boolean): Statement<ChunkRow> {
  const text = `
  with advanced as (
    update generations set seq = $3, words = words + $5, cost = cost + $6,
      lease_until = now() + interval '${generationLimits.leaseMs} milliseconds',
      status = coalesce($7, status), reason = $8, ended_at = case when $7::text is null then null else now() end
    where id = $1 and epoch = $2 and seq = $3 - 1 and status = 'streaming'
    returning id, seq, project_code, payer_id, model, tool, project_budget, member_budget,
      coalesce(asked_by, requested_by) as actor
  ),
  stored as (
    insert into chunks (generation_id, seq, text, words, cost) select id, seq, $4, $5, $6 from advanced returning seq
  ),${withDocument ? documentCtes : ''}
  claim as (
    select a.*, $6::bigint as amount
    from advanced a ${withDocument ? 'left join appended on true' : ''} where $6::bigint > 0
  ),${budgetCtes}
  charge as (
    select c.payer_id as account_id, c.amount, 'penora' as app, c.id as generation_id, c.seq,
      $5::integer as words, c.project_code, c.model, c.tool as description, c.actor
    from claim c left join budgeted on true
  ),${chunkDebitCtes}
  select p.balance, p.entry from stored s left join paid p on true`;
  return statement<ChunkRow>(text, withDocument ? 'generation_chunk_document' : 'generation_chunk_card');
}

const cardStatement = chunkStatement(false);
const documentStatement = chunkStatement(true);

/** Statement and values of a chunk. */
export function chunkQuery(chunk: ChunkCommit): [Statement<ChunkRow>, Value[]] {
  const { generationId, epoch, seq, text, words, costMilliku, ending, append } = chunk;
  const values: Value[] = [generationId, epoch, seq, text, words, costMilliku];
  values.push(ending?.status ?? null, ending?.reason ?? null);
  return append === null ? [cardStatement, values] : [documentStatement, [...values, append.number, append.bytes]];
}

/** A chunk that is stored under this epoch with this text: what an unclear commit has left behind. */
export const storedChunkStatement = statement<ChunkRow>(
  `select e.balance_after as balance, e.number as entry
   from chunks c join generations g on g.id = c.generation_id
   left join entries e on e.generation_id = c.generation_id and e.seq = c.seq
   where c.generation_id = $1 and g.epoch = $2 and c.seq = $3 and c.text = $4`,
  'generation_chunk_stored',
);
