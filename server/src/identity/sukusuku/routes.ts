import { sukusukuDoors } from '@penora/protocol/endpoints/signIn';
import { leadOn, noticePage } from '../../http/noticePage.ts';
import { type Answer, type Call, type Route, route } from '../../http/route.ts';
import { Refusal } from '../../kernel/errors.ts';
import { callerOf } from '../caller.ts';
import type { IdentityDeps } from '../deps.ts';
import { askToConnect, type Connecting, wishes } from './connect.ts';
import { readParameters } from './parameters.ts';
import { notSigned, type SignedArrival, type SukusukuSettings } from './signed.ts';
import { isNotSigned, signInBySignature } from './signIn.ts';
import { readToken } from './token.ts';

export interface SukusukuDoor extends SukusukuSettings {
  /** Where people sign in there. */
  url: string;
  connecting: Connecting;
}

type Query = Readonly<Record<string, string | string[]>>;

/** A parameter given twice could be read in two ways: it is read in none. */
function single(query: Query): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(query)) {
    if (typeof value !== 'string') throw notSigned();
    given[name] = value;
  }
  return given;
}

async function read(deps: IdentityDeps, door: SukusukuDoor, query: Query): Promise<SignedArrival> {
  const { jwt_token: jwt, auth_token: auth, ...parameters } = single(query);
  const token = jwt ?? auth;
  if (token === undefined) return readParameters(deps.database.sql, door, parameters);
  if (auth !== undefined && auth !== token) throw notSigned();
  return readToken(deps.database.sql, door, token);
}

async function enter(deps: IdentityDeps, door: SukusukuDoor, call: Call<unknown, Query>): Promise<Answer> {
  try {
    const signed = await read(deps, door, call.query);
    const connectFrom = wishes(door.connecting, call);
    if (connectFrom !== null && call.principal?.kind === 'person') {
      return await askToConnect(deps, door.connecting, signed, call.principal.userId, connectFrom);
    }
    const session = await signInBySignature(deps, signed, callerOf(call));
    return leadOn('/', session ?? undefined);
  } catch (error) {
    if (isNotSigned(error)) return refused(door);
    if (error instanceof Refusal && ['forbidden', 'too_many_requests'].includes(error.code)) return closed(error);
    throw error;
  }
}

const refused = (door: SukusukuDoor): Answer =>
  noticePage(401, {
    title: 'This link does not sign in',
    text: [
      'It is too old, was used before, or did not come from sukusuku.ai as it is. Nothing was changed and nobody was signed in.',
      'Open Penora from sukusuku.ai again for a fresh link, or sign in here.',
    ],
    links: [
      { label: 'Go to sukusuku.ai', href: door.url },
      { label: 'Sign in here', href: '/login' },
    ],
  });

const closed = (refusal: Refusal): Answer =>
  noticePage(refusal.code === 'forbidden' ? 403 : 429, {
    title: refusal.code === 'forbidden' ? 'This account is closed' : 'Too many new accounts',
    text: [refusal.message, 'Nobody was signed in. If this surprises you, write to the support.'],
    links: [{ label: 'To the start page', href: '/' }],
  });

/** The doors of domain.md, Single sign-on. */
export function sukusukuRoutes(deps: IdentityDeps, door: SukusukuDoor): Route[] {
  return sukusukuDoors.map((address) => route(address, (call) => enter(deps, door, call)));
}
