import type { Sql } from '../database/sql.ts';
import type { Channel, Unsubscribe } from '../kernel/channel.ts';
import { Refusal } from '../kernel/errors.ts';
import type { PersonPrincipal } from '../kernel/principal.ts';
import { ends, lapsed, onRevoked } from './revocations.ts';

/** For streams that go on after their request was let in (I3). */
export interface SignIns {
  /** Calls back when this sign-in may have ended. */
  onEnded(principal: PersonPrincipal, listener: () => void): Unsubscribe;
  /** Throws `unauthenticated` when it has. */
  demand(principal: PersonPrincipal): Promise<void>;
}

/** Thousands of streams look again every two seconds: those that ask within this time ask in one query. */
const GATHER_MS = 20;

/** One question for all who ask at about the same time. A failed one is a failure for each of them (I4). */
function gathered(sql: Sql): (principal: PersonPrincipal) => Promise<boolean> {
  let asking: PersonPrincipal[] = [];
  let answer: Promise<ReadonlySet<PersonPrincipal>> | null = null;
  const ask = async (): Promise<ReadonlySet<PersonPrincipal>> => {
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    const all = asking;
    asking = [];
    answer = null;
    return new Set(await lapsed(sql, all));
  };
  return async (principal) => {
    asking.push(principal);
    answer ??= ask();
    return (await answer).has(principal);
  };
}

export function watchSignIns({ sql, channel }: { sql: Sql; channel: Channel }): SignIns {
  const hasLapsed = gathered(sql);
  return {
    onEnded: (principal, listener) =>
      onRevoked(channel, (revoked) => {
        if (ends(revoked, principal)) listener();
      }),
    async demand(principal) {
      if (await hasLapsed(principal)) throw new Refusal('unauthenticated');
    },
  };
}
