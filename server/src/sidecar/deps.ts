import type { Database } from '../database/database.ts';
import type { IdentityDeps } from '../identity/deps.ts';
import type { SukusukuSettings } from '../identity/sukusuku/signed.ts';
import type { ThrottleRule } from '../identity/throttle.ts';
import type { Channel } from '../kernel/channel.ts';
import type { BalanceFeed } from '../ledger/balanceFeed.ts';
import type { ProjectsDeps } from '../projects/deps.ts';
import type { KeyRing } from './keys/keyRing.ts';

/** What the sidecar needs of the world; `wiring/sidecar.ts` hands it in. */
export interface SidecarDeps {
  database: Database;
  channel: Channel;
  identity: IdentityDeps;
  projects: ProjectsDeps;
  balances: BalanceFeed;
  ring: KeyRing;
  sukusuku: SukusukuSettings;
  imagegeneUrl: string;
  /** Wrong keys from one network. */
  wrongKeys: ThrottleRule;
  /** Whether `?api_key=` is read: it ends up in logs, so it is off unless somebody needs it. */
  keyInQuery: boolean;
}

/** Requests in a window, for each; `LIMITS` multiplies them. */
export const sidecarLimits = { perKey: 6_000, perPerson: 1_200, perAddress: 6_000, seconds: 60 } as const;

const HOUR = 3_600;

/** How many wrong keys a network may send: `free` an hour, then with growing pauses. */
export function wrongKeyRule(multiplier: number): ThrottleRule {
  const free = Math.max(1, Math.floor(30 * multiplier));
  return { free, leakSeconds: HOUR / free, pauseSeconds: 1, maxPauseSeconds: 60 };
}
