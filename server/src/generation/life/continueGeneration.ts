import { continuable } from '@penora/protocol/schemas/generation';
import { statement } from '../../database/sql.ts';
import { invalid, wrongState } from '../../kernel/errors.ts';
import { holdPurse } from '../../ledger/budgets/purse.ts';
import { ownerOf } from '../../projects/owner.ts';
import { reserve } from '../../projects/storage.ts';
import { demandDay } from '../ask/dayLimit.ts';
import { demandOneWord, payingFor } from '../ask/quote.ts';
import type { GenerationDeps } from '../deps.ts';
import { leastBytes } from '../run/storageRoom.ts';
import type { GenerationRecord } from '../tables.ts';
import { takePlaces } from './places.ts';
import { findRecord } from './records.ts';

const resumeStatement = statement<{ id: string }>(
  `update generations set status = case when $2 then 'streaming' else 'queued' end, reason = null, ended_at = null,
    epoch = epoch + 1, max_milliku = $3, payer_id = $7, asked_by = $8,
    project_budget = $9, member_budget = $10, lease_owner = case when $2 then $4 end,
    lease_until = case when $2 then now() + $5 * interval '1 millisecond' end
   where id = $1 and status = any($6::text[]) returning id`,
);

/**
 * Goes on with a generation that has ended early: same id, `seq` goes on, the price stays as pinned. `maxMilliku` is
 * its new ceiling, for all that it has cost and will (contract.md); without it the ceiling stays what it was. Whoever asks pays
 * from here on, unless the owner pays for everybody: nobody spends another person's coins.
 * Throws `invalid`, `wrong_state`, `model_unavailable`, `insufficient_coins`, `budget_exceeded`, `storage_full`, `too_many_requests`.
 */
export async function continueGeneration(
  deps: Pick<GenerationDeps, 'db' | 'catalog' | 'limits' | 'limitsFactor' | 'processId' | 'dailyMilliku'>,
  id: string,
  maxMilliku: number | undefined,
  askedBy?: string,
): Promise<GenerationRecord> {
  const record = await findRecord(deps.db, id);
  if (!continuable.includes(record.status)) throw wrongState(`A generation that is ${record.status} cannot go on.`);
  if (record.forgotten) throw wrongState('Whoever asked for this has left, and their words with them. Ask anew.');
  const personId = askedBy ?? record.askedBy ?? record.requestedBy;
  deps.catalog.demand(record.model);
  const { means, payerId } = await payingFor(deps, record.projectCode, personId);
  demandOneWord(means, record.pricePerWord);
  await demandDay(deps, payerId);
  const ceiling = maxMilliku ?? record.maxMilliku;
  if (maxMilliku !== undefined && maxMilliku < record.cost + record.pricePerWord) {
    throw invalid(
      'maxMilliku',
      `it has cost ${record.cost} milliku already, and one word costs ${record.pricePerWord}`,
    );
  }
  await deps.db.transaction(async ({ sql }) => {
    const [hasPlace = false] = await takePlaces(deps, sql, record.requestedBy, [record.modelId]);
    const { projectCode: code } = record;
    const purse = await holdPurse(sql, { code, ownerId: await ownerOf(sql, code), personId });
    const counted = [purse.payerId, personId, purse.projectBudget, purse.memberBudget];
    const values = [hasPlace, Math.max(ceiling, record.cost + record.pricePerWord), deps.processId];
    const resumed = await sql.query(resumeStatement, [
      id,
      ...values,
      deps.limits.leaseMs,
      [...continuable],
      ...counted,
    ]);
    if (resumed.length === 0) throw wrongState('It goes on already.');
    if (record.target === 'card') return;
    const bytes = leastBytes(record.wordsMin - record.words, deps.limits.leastBytesPerWord);
    await reserve(sql, record.projectCode, id, bytes);
  });
  return findRecord(deps.db, id);
}
