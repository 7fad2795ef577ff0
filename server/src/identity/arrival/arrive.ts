import { type Sql, statement } from '../../database/sql.ts';
import { forbidden } from '../../kernel/errors.ts';
import { newUserId } from '../../kernel/ids.ts';
import type { IdentityDeps } from '../deps.ts';
import { addressClaims, emailKey } from '../emailAddress.ts';
import { networkOf } from '../network.ts';
import { demandAttempt, throttleKey } from '../throttle.ts';
import { type Arrival, SUKUSUKU } from './arrival.ts';
import { addressName, queueFor } from './queue.ts';

const knownStatement = statement<{ id: string; open: boolean; address_proved: boolean }>(
  `select u.id, u.suspended_at is null and u.deleted_at is null as open, u.email_verified_at is not null as address_proved
   from identities i join users u on u.id = i.user_id where i.issuer = $1 and i.subject = $2`,
);
const holderStatement = statement<{ id: string; open: boolean }>(
  `select id, suspended_at is null and deleted_at is null as open from users
   where email_key = $1 and email_verified_at is not null`,
);
const createStatement = statement(
  `insert into users (id, email, email_key, email_verified_at, name, avatar_url)
   values ($1, $2, $3, case when $4 then now() end, $5, $6)`,
);
const linkStatement = statement('insert into identities (issuer, subject, user_id) values ($1, $2, $3)');
const proveStatement = statement(
  'update users set email = $2, email_key = $3, email_verified_at = now() where id = $1 and email_verified_at is null',
);

export interface Arrived {
  userId: string;
  isNew: boolean;
}

/**
 * The person behind an arrival, in the caller's transaction: whoever arrived under this name before; else whoever has
 * proved the same verified address (I2); else a new account with its welcome (I5). Throws `forbidden` for a suspended
 * or deleted person, `too_many_requests` for too many new accounts from one network (not asked without one).
 */
export async function arrive(deps: IdentityDeps, sql: Sql, arrival: Arrival, network: string | null): Promise<Arrived> {
  const key = arrival.email === null ? null : emailKey(arrival.email);
  const names = [['identity', arrival.issuer, arrival.subject], ...(key === null ? [] : [addressName(key)])];
  await queueFor(sql, names);
  const [known] = await sql.query(knownStatement, [arrival.issuer, arrival.subject]);
  if (known !== undefined) return again(deps, sql, arrival, key, known);
  const [holder] = key !== null && arrival.emailVerified ? await sql.query(holderStatement, [key]) : [];
  if (holder !== undefined) return join(deps, sql, arrival, holder);
  return create(deps, sql, arrival, key, network);
}

const closed = () => forbidden('This account is closed.');

/** A claim of this identity, so that unlinking and arriving again welcomes nobody twice. */
const subjectClaim = ({ issuer, subject }: Arrival): string => `subject:${issuer}:${subject}`;

/** Somebody known, whose address may be proved only now; one that another account has proved stays there. */
async function again(
  deps: IdentityDeps,
  sql: Sql,
  arrival: Arrival,
  key: string | null,
  known: { id: string; open: boolean; address_proved: boolean },
): Promise<Arrived> {
  if (!known.open) throw closed();
  const proves = key !== null && arrival.emailVerified && !known.address_proved;
  if (proves && (await sql.query(holderStatement, [key])).length === 0) {
    await sql.query(proveStatement, [known.id, arrival.email, key]);
    await deps.welcome(sql, known.id, [...addressClaims(known.id, key), subjectClaim(arrival)]);
    await deps.onVerifiedAddress(sql, known.id, key);
  }
  return { userId: known.id, isNew: false };
}

async function join(
  deps: IdentityDeps,
  sql: Sql,
  arrival: Arrival,
  holder: { id: string; open: boolean },
): Promise<Arrived> {
  if (!holder.open) throw closed();
  await linkIdentity(deps, sql, arrival, holder.id);
  return { userId: holder.id, isNew: false };
}

/** Another door into an existing account; it counts as welcomed with it. Throws on the primary key when it is taken. */
export async function linkIdentity(deps: IdentityDeps, sql: Sql, arrival: Arrival, userId: string): Promise<void> {
  await sql.query(linkStatement, [arrival.issuer, arrival.subject, userId]);
  await deps.welcome(sql, userId, [`user:${userId}`, subjectClaim(arrival)]);
}

async function create(
  deps: IdentityDeps,
  sql: Sql,
  arrival: Arrival,
  key: string | null,
  network: string | null,
): Promise<Arrived> {
  if (network !== null) {
    const counted = throttleKey('register', networkOf(network));
    await demandAttempt(sql, counted, deps.limits.registrations, 'Too many new accounts from your network.');
  }
  const userId = newUserId();
  const { email, emailVerified, name, avatarUrl } = arrival;
  const verified = emailVerified && key !== null;
  await sql.query(createStatement, [userId, email, key, verified, name, avatarUrl]);
  await sql.query(linkStatement, [arrival.issuer, arrival.subject, userId]);
  await greet(deps, sql, arrival, userId, key, verified);
  return { userId, isNew: true };
}

/** domain.md: at once when somebody vouches for the address, or for the person, or when no address is ever verified. */
async function greet(
  deps: IdentityDeps,
  sql: Sql,
  arrival: Arrival,
  userId: string,
  key: string | null,
  verified: boolean,
): Promise<void> {
  const claims = [`user:${userId}`, subjectClaim(arrival)];
  if (key !== null) claims.push(...addressClaims(userId, key));
  if (verified || arrival.issuer === SUKUSUKU || !deps.verifiesAddresses) await deps.welcome(sql, userId, claims);
  else await deps.openAccount(sql, userId);
  if (verified && key !== null) await deps.onVerifiedAddress(sql, userId, key);
}
