import type { Sql } from './database/sql.ts';
import type { GenerationDeps } from './generation/deps.ts';
import { waitingNow } from './generation/life/waiting.ts';
import { openAmong } from './identity/people.ts';
import type { Counted } from './metrics.ts';
import { type Membership, rolesOf } from './projects/authorise.ts';
import { may } from './projects/may.ts';

/** Those who may have something written where they ask, as `CODE USERID`; nobody who is suspended. */
export async function mayGenerate(sql: Sql, asked: readonly Membership[]): Promise<ReadonlySet<string>> {
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
