import { balanceStream } from '@penora/protocol/endpoints/ledger';
import { eventStream, type Route, route, type ServerEvent } from '../http/route.ts';
import type { Unsubscribe } from '../kernel/channel.ts';
import type { PersonPrincipal } from '../kernel/principal.ts';
import { whileAllowed } from '../kernel/whileAllowed.ts';
import type { BalanceFeed } from './balanceFeed.ts';

export interface BalanceStreamDeps {
  balances: BalanceFeed;
  signIns: {
    /** Calls back when this sign-in may have ended. */
    onEnded(principal: PersonPrincipal, listener: () => void): Unsubscribe;
    /** Throws when it has. */
    demand(principal: PersonPrincipal): Promise<void>;
  };
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
  const { signal, close } = whileAllowed({
    gone,
    subscribe: (recheck) => deps.signIns.onEnded(principal, recheck),
    check: () => deps.signIns.demand(principal),
  });
  try {
    for await (const balance of deps.balances.follow(principal.userId, signal)) {
      yield { id: balance.entry, event: 'balance', data: balance };
    }
  } finally {
    close();
  }
}
