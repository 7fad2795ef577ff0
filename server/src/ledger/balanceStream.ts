import { balanceStream } from '@penora/protocol/endpoints/ledger';
import { eventStream, type Route, route, type ServerEvent } from '../http/route.ts';
import type { PersonPrincipal } from '../kernel/principal.ts';
import { whileAllowed } from '../kernel/whileAllowed.ts';
import type { BalanceFeed } from './balanceFeed.ts';

export interface BalanceStreamDeps {
  balances: BalanceFeed;
  /** Calls back when a session or token has ended. */
  onRevoked(listener: () => void): () => void;
  /** Throws when this principal is no longer good. */
  demandSignedIn(principal: PersonPrincipal): Promise<void>;
}

/** A person's own balance as server-sent events, until the sign-in ends. */
export function balanceStreamRoute(deps: BalanceStreamDeps): Route {
  return route(balanceStream, async ({ principal, signal }) => eventStream(events(deps, principal, signal)));
}

async function* events(
  deps: BalanceStreamDeps,
  principal: PersonPrincipal,
  gone: AbortSignal,
): AsyncGenerator<ServerEvent> {
  const check = () => deps.demandSignedIn(principal);
  const { signal, close } = whileAllowed({ gone, subscribe: deps.onRevoked, check });
  try {
    for await (const balance of deps.balances.follow(principal.userId, signal)) {
      yield { id: balance.entry, event: 'balance', data: balance };
    }
  } finally {
    close();
  }
}
