import { createHash, createHmac } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { type Sql, statement } from '../database/sql.ts';
import { invalid, Refusal, unavailable } from '../kernel/errors.ts';
import { sealer } from './seal.ts';

/**
 * Idempotency-Key on any POST (contract.md, HTTP): per caller and path, kept 24 h. A success is returned again as it
 * was, another body is refused, a second request under way waits for the first. What moves coins is safe beyond this:
 * its cause is made from `requestId`, which the database knows to be unique.
 */
export const StoredReply = z.object({
  status: z.number().int(),
  body: z.unknown(),
  /** The person whom the first answer signed in; a repeat signs in anew, no cookie is ever stored. */
  signsIn: z.string().optional(),
});
export type StoredReply = z.infer<typeof StoredReply>;

export interface IdempotencyKey {
  caller: string;
  path: string;
  key: string;
}

/** Whoever works on the first answer says so this often; after `HELD_MS` of silence the process is taken for dead. */
const HOLD_EVERY_MS = 2_000;
const HELD_MS = 8_000;
const WAIT_MS = 30_000;
const POLL_MS = 100;

const claimStatement = statement<{ mine: boolean }>(
  `insert into idempotency_keys as k (caller, path, key, request_hash, held_until)
   values ($1, $2, $3, $4, now() + $5 * interval '1 millisecond')
   on conflict (caller, path, key) do update
   set request_hash = excluded.request_hash, status = null, reply = null, created_at = now(), held_until = excluded.held_until
   where case when k.status is null
     -- The same request, whose first process has died; another one waits until the key is forgotten.
     then k.request_hash = excluded.request_hash and coalesce(k.held_until, k.created_at + interval '2 minutes') < now()
     else k.created_at < now() - interval '24 hours' end
   returning true as mine`,
);
const holdStatement = statement(
  `update idempotency_keys set held_until = now() + $4 * interval '1 millisecond'
   where caller = $1 and path = $2 and key = $3 and status is null`,
);
const findStatement = statement<{ request_hash: Buffer; status: number | null; reply: string | null }>(
  'select request_hash, status, reply from idempotency_keys where caller = $1 and path = $2 and key = $3',
);
const storeStatement = statement(
  'update idempotency_keys set status = $4, reply = $5 where caller = $1 and path = $2 and key = $3',
);
const releaseStatement = statement(
  'delete from idempotency_keys where caller = $1 and path = $2 and key = $3 and status is null',
);
const purgeStatement = statement("delete from idempotency_keys where created_at < now() - interval '25 hours'");

/** Reads the header's value; throws `invalid` outside 1-255 characters. */
export function checkKey(value: string): string {
  if (value.length < 1 || value.length > 255) throw invalid('Idempotency-Key', 'between 1 and 255 characters');
  return value;
}

/** A UUID that is the same for every repeat of one request. */
export function requestIdOf({ caller, path, key }: IdempotencyKey): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([caller, path, key]))
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export interface Idempotency {
  /** Runs `work` once for this key; `body` is compared between repeats. `repeated` tells an old answer. */
  once(
    key: IdempotencyKey,
    body: unknown,
    work: () => Promise<StoredReply>,
  ): Promise<{ reply: StoredReply; repeated: boolean }>;
  /** Forgets keys that are older than a day. */
  purge(): Promise<void>;
}

/** The members of an object have no order: the same request may come with another one. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function idempotency(sql: Sql, secret: string): Idempotency {
  // An answer may hold a token that is shown once.
  const seal = sealer(secret);
  // Keyed, because a body may hold a password.
  const hashOf = (body: unknown): Buffer =>
    createHmac('sha256', secret)
      .update(JSON.stringify(body ?? null, inOrder))
      .digest();

  async function earlier(id: [string, string, string], hash: Buffer): Promise<StoredReply | null> {
    const [row] = await sql.query(findStatement, id);
    if (row === undefined) return null;
    if (!row.request_hash.equals(hash)) throw new Refusal('idempotency_mismatch');
    return row.reply === null ? null : StoredReply.parse(JSON.parse(seal.open(row.reply)));
  }

  return {
    async once({ caller, path, key }, body, work) {
      const id: [string, string, string] = [caller, path, key];
      const hash = hashOf(body);
      for (const deadline = Date.now() + WAIT_MS; Date.now() < deadline; await delay(POLL_MS)) {
        const [claimed] = await sql.query(claimStatement, [...id, hash, HELD_MS]);
        if (claimed !== undefined) return { reply: await perform(id, work), repeated: false };
        const reply = await earlier(id, hash);
        if (reply !== null) return { reply, repeated: true };
      }
      throw unavailable('The first request with this key is still under way. Try again.');
    },
    async purge() {
      await sql.query(purgeStatement);
    },
  };

  async function perform(id: [string, string, string], work: () => Promise<StoredReply>): Promise<StoredReply> {
    const holding = setInterval(() => {
      sql.query(holdStatement, [...id, HELD_MS]).catch(() => undefined);
    }, HOLD_EVERY_MS);
    try {
      const reply = await work();
      await sql.query(storeStatement, [...id, reply.status, seal.close(JSON.stringify(reply))]);
      return reply;
    } catch (error) {
      await sql.query(releaseStatement, id).catch(() => undefined);
      throw error;
    } finally {
      clearInterval(holding);
    }
  }
}
