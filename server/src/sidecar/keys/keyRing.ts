import { timingSafeEqual } from 'node:crypto';
import { scopes as allScopes } from '@penora/protocol/endpoint';
import type { Sql } from '../../database/sql.ts';
import type { KeyPrincipal } from '../../kernel/principal.ts';
import { liveKeys } from './keys.ts';
import { hashOf } from './secrets.ts';

interface Held {
  hash: Buffer;
  principal: KeyPrincipal;
}

/** `PENORA_API_KEY`: the first key, with everything for the two sister applications (domain.md). */
export const ENVIRONMENT_KEY = { id: 'environment', apps: ['imagegene', 'sukusuku'] } as const;

/** A withdrawn key is good for no longer than this (I3), and a wrong one costs no question to the database. */
const REMEMBERED_MS = 2_000;
/** An unknown key may have been made a moment ago; guessing asks the database no more often than this. */
const LOOK_AGAIN_MS = 100;

function matching(keys: readonly Held[], hash: Buffer): KeyPrincipal | null {
  let found: KeyPrincipal | null = null;
  for (const held of keys) if (timingSafeEqual(held.hash, hash)) found = held.principal;
  return found;
}

/** The keys that are good now, held in memory for a moment. */
export class KeyRing {
  readonly #sql: Sql;
  readonly #first: Held[];
  #loaded: { keys: Promise<Held[]>; at: number } | null = null;

  constructor(sql: Sql, environmentKey: string | undefined) {
    this.#sql = sql;
    const { id, apps } = ENVIRONMENT_KEY;
    const principal: KeyPrincipal = { kind: 'key', keyId: id, scopes: new Set(allScopes), apps: new Set(apps) };
    this.#first = environmentKey === undefined ? [] : [{ hash: hashOf(environmentKey), principal }];
  }

  /** Whose key this is, or null. Every key is compared, each in constant time. */
  async find(secret: string): Promise<KeyPrincipal | null> {
    const hash = hashOf(secret);
    return matching(await this.#all(), hash) ?? matching(await this.#all(LOOK_AGAIN_MS), hash);
  }

  /** Whether a key that was good a while ago still is. */
  async isLive(keyId: string): Promise<boolean> {
    return (await this.#all()).some(({ principal }) => principal.keyId === keyId);
  }

  /** What the keys of each application may do, taken together. */
  async scopesByApp(): Promise<Map<string, Set<string>>> {
    const byApp = new Map<string, Set<string>>(ENVIRONMENT_KEY.apps.map((app) => [app, new Set()]));
    for (const { principal } of await this.#all()) {
      for (const app of principal.apps) byApp.set(app, new Set([...(byApp.get(app) ?? []), ...principal.scopes]));
    }
    return byApp;
  }

  #all(maxAgeMs = REMEMBERED_MS): Promise<Held[]> {
    const now = performance.now();
    if (this.#loaded === null || now - this.#loaded.at > maxAgeMs) {
      const keys = this.#load();
      this.#loaded = { keys, at: now };
      // What failed is asked again at once: nobody is let in or kept out on a doubt.
      keys.catch(() => {
        this.#loaded = null;
      });
    }
    return this.#loaded.keys;
  }

  async #load(): Promise<Held[]> {
    const stored = await liveKeys(this.#sql);
    return [
      ...this.#first,
      ...stored.map(({ id, hash, scopes, apps }): Held => {
        return { hash, principal: { kind: 'key', keyId: id, scopes: new Set(scopes), apps: new Set(apps) } };
      }),
    ];
  }
}
