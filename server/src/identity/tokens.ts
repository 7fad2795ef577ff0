import type { ListQuery } from '@penora/protocol/list';
import type { Token } from '@penora/protocol/schemas/person';
import type { z } from 'zod';
import { type Sql, statement } from '../database/sql.ts';
import { type Page, readPage } from '../kernel/cursor.ts';
import { forbidden, invalid, notFound, wrongState } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { PersonPrincipal } from '../kernel/principal.ts';
import type { IdentityDeps } from './deps.ts';
import { tellRevoked } from './revocations.ts';
import { hashOf, newAccessToken } from './secrets.ts';

const LIVE = 'revoked_at is null and (expires_at is null or expires_at > now())';

// The person's row is locked, so that two requests at the same moment do not both find room below the limit.
const lockOwnerStatement = statement('select 1 from users where id = $1 for no key update');
const countStatement = statement<{ count: number }>(
  `select count(*) as count from access_tokens where user_id = $1 and ${LIVE}`,
);
const createStatement = statement<{ id: string }>(
  `insert into access_tokens (id, token_hash, user_id, name, expires_at)
   select $1, $2, $3, $4, $5 where $5::timestamptz is null or $5 > now() returning id`,
);
const revokeStatement = statement<{ id: string }>(
  'update access_tokens set revoked_at = now() where id::text = $1 and user_id = $2 and revoked_at is null returning id',
);
const touchStatement = statement('update access_tokens set last_used_at = now() where id = $1', 'identity_touch_token');

interface TokenRow extends Record<string, unknown> {
  id: string;
  name: string;
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
  micros: number;
}

const listStatement = statement<TokenRow>(
  `select id, name, created_at, expires_at, last_used_at, (extract(epoch from created_at) * 1000000)::bigint as micros
   from access_tokens
   where user_id = $1 and ${LIVE}
     and ($2::bigint is null or (created_at, id::text) < (timestamptz 'epoch' + $2 * interval '1 microsecond', $3))
   order by created_at desc, id::text desc limit $4`,
);

const CONTROL = /\p{Cc}/gu;

/**
 * Makes a personal access token; its secret is known this once. Throws `forbidden` to a token (one that leaked must not
 * outlive its withdrawal), `invalid` for an end in the past, `wrong_state` when there are too many.
 */
export async function createToken(
  deps: Pick<IdentityDeps, 'database' | 'limits'>,
  principal: PersonPrincipal,
  wanted: { name: string; expiresAt?: string },
): Promise<{ id: string; token: string }> {
  if (!('sessionId' in principal)) throw forbidden('A token cannot make tokens: sign in with your password.');
  const name = wanted.name.replace(CONTROL, '').trim();
  if (name === '') throw invalid('name', 'a name is needed');
  const expiresAt = wanted.expiresAt === undefined ? null : new Date(wanted.expiresAt);
  const token = newAccessToken();
  const { userId } = principal;
  return deps.database.transaction(async ({ sql }) => {
    await sql.query(lockOwnerStatement, [userId]);
    const [{ count } = { count: 0 }] = await sql.query(countStatement, [userId]);
    if (count >= deps.limits.tokensPerPerson) throw wrongState('You have too many tokens. Withdraw one first.');
    const [made] = await sql.query(createStatement, [newId(), hashOf(token), userId, name, expiresAt]);
    if (made === undefined) throw invalid('expiresAt', 'must be in the future');
    return { id: made.id, token };
  });
}

/** Withdraws a token. Throws `not_found` unless it is a live one of this person. */
export async function revokeToken(
  deps: Pick<IdentityDeps, 'database' | 'channel'>,
  userId: string,
  tokenId: string,
): Promise<void> {
  const [ended] = await deps.database.sql.query(revokeStatement, [tokenId, userId]);
  if (ended === undefined) throw notFound('token');
  tellRevoked(deps.channel, { userId, tokenId: ended.id });
}

/** Notes that a token is in use. */
export async function touchToken(sql: Sql, tokenId: string): Promise<void> {
  await sql.query(touchStatement, [tokenId]);
}

/** The live tokens of a person, newest first, without their secrets. */
export async function listTokens(sql: Sql, userId: string, query: ListQuery): Promise<Page<z.input<typeof Token>>> {
  return readPage(
    query,
    (stretch) => sql.query(listStatement, [userId, ...stretch]),
    (row) => ({
      id: row.id,
      name: row.name,
      createdAt: row.created_at.toISOString(),
      expiresAt: row.expires_at?.toISOString() ?? null,
      lastUsedAt: row.last_used_at?.toISOString() ?? null,
    }),
  );
}
