import { type Statement, statement, type Value } from '../../database/sql.ts';
import { budgetsCtes } from '../../ledger/budgets/budgetCtes.ts';
import { chunkDebitsCtes } from '../../ledger/chunkDebits.ts';
import { generationLimits } from '../limits.ts';
import type { ChunkCommit } from './statement.ts';

type BatchRow = { id: string; balance: number | null; entry: number | null };

const text = `
  with input as materialized (
    select * from unnest($1::uuid[], $2::int[], $3::int[], $4::text[], $5::int[], $6::bigint[], $7::text[], $8::text[],
      $9::bigint[], $10::bytea[]) as i(id, epoch, seq, text, words, cost, status, reason, number, bytes)
  ),
  generations_locked as (
    select g.id from generations g join input i on i.id = g.id
    where g.epoch = i.epoch and g.seq = i.seq - 1 and g.status = 'streaming' order by g.id for update of g
  ),
  advanced as (
    update generations g set seq = i.seq, words = g.words + i.words, cost = g.cost + i.cost,
      lease_until = now() + interval '${generationLimits.leaseMs} milliseconds',
      status = coalesce(i.status, g.status), reason = i.reason,
      ended_at = case when i.status is null then null else now() end
    from generations_locked l join input i on i.id = l.id
    where g.id = l.id and g.epoch = i.epoch and g.seq = i.seq - 1 and g.status = 'streaming'
    returning g.id, g.seq, g.project_code, g.payer_id, g.model, g.tool, g.project_budget, g.member_budget,
      coalesce(g.asked_by, g.requested_by) as actor, i.text, i.words, i.cost, i.number, i.bytes
  ),
  stored as (
    insert into chunks (generation_id, seq, text, words, cost)
    select id, seq, text, words, cost from advanced returning generation_id
  ),
  documents_locked as (
    select d.project_code from documents d join advanced a on a.project_code = d.project_code
    where a.number is not null order by d.project_code for update of d
  ),
  numbered as (
    update documents d set last_number = a.number
    from documents_locked l join advanced a on a.project_code = l.project_code and a.number is not null
    where d.project_code = l.project_code and d.last_number = a.number - 1
    returning d.project_code, d.last_number
  ),
  appended as (
    insert into document_updates (project_code, number, bytes, generation_id)
    select a.project_code, n.last_number, a.bytes, a.id
    from advanced a left join numbered n on n.project_code = a.project_code where a.number is not null
    returning number
  ),
  documented as (select count(*) as ready from appended),
  claim as (select a.*, a.cost as amount from advanced a cross join documented where a.cost > 0),${budgetsCtes}
  charge as (
    select c.payer_id as account_id, c.amount, 'penora' as app, c.id as generation_id, c.seq, c.words,
      c.project_code, c.model, c.tool as description, c.actor
    from claim c cross join budgeted
  ),${chunkDebitsCtes}
  select s.generation_id as id, e.balance_after as balance, e.number as entry
  from stored s left join entered e on e.generation_id = s.generation_id`;

const batchStatement = statement<BatchRow>(text, 'generation_chunks_together');

/**
 * The statement of a chunk (statement.ts) for several at once, of different generations and documents. What holds there
 * holds here; rows are locked in the order of their ids, so that two processes cannot wait for each other. One that is
 * fenced has no row in the answer and takes nothing from the others; one that violates anything takes all back.
 */
export function chunksQuery(chunks: readonly ChunkCommit[]): [Statement<BatchRow>, Value[]] {
  const of = (pick: (chunk: ChunkCommit) => Value): Value => chunks.map(pick);
  return [
    batchStatement,
    [
      of(({ generationId }) => generationId),
      of(({ epoch }) => epoch),
      of(({ seq }) => seq),
      of((chunk) => chunk.text),
      of(({ words }) => words),
      of(({ costMilliku }) => costMilliku),
      of(({ ending }) => ending?.status ?? null),
      of(({ ending }) => ending?.reason ?? null),
      of(({ append }) => append?.number ?? null),
      of(({ append }) => append?.bytes ?? null),
    ],
  ];
}
