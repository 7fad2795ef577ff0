import { googleCallback, startGoogle } from '@penora/protocol/endpoints/signIn';
import { z } from 'zod';
import { leadOn, noticePage } from '../../http/noticePage.ts';
import { type Answer, type Call, type Route, route } from '../../http/route.ts';
import { notFound, Refusal } from '../../kernel/errors.ts';
import { arrive } from '../arrival/arrive.ts';
import { callerOf } from '../caller.ts';
import { type Carried, carried } from '../carry.ts';
import type { IdentityDeps } from '../deps.ts';
import { connectDoor } from '../linkDoor.ts';
import { welcomeLetter } from '../mail/verification.ts';
import { safeNext } from '../nextPath.ts';
import { startSession } from '../sessions.ts';
import { type GoogleClient, Passage } from './client.ts';

const CALLBACK = '/api/auth/google/callback';

const Luggage = z.object({
  passage: Passage,
  next: z.string(),
  /** The signed-in person whose account Google is to be connected with. */
  linkFor: z.string().optional(),
});
type Luggage = z.infer<typeof Luggage>;

export interface GoogleDoor {
  client: GoogleClient;
  luggage: Carried<Luggage>;
}

export const googleDoor = (client: GoogleClient, options: { secret: string; secure: boolean }): GoogleDoor => ({
  client,
  luggage: carried({ ...options, name: 'penora_google', path: '/api/auth', schema: Luggage, minutes: 10 }),
});

/** Where to send a browser, and the cookie that it has to bring back. */
export async function beginGoogle(
  deps: IdentityDeps,
  { client, luggage }: GoogleDoor,
  wish: { next: string; linkFor?: string },
): Promise<{ url: string; cookie: string }> {
  const { url, passage } = await client.begin(deps.publicUrl() + CALLBACK);
  return { url, cookie: luggage.give({ passage, ...wish }) };
}

/** The way to Google and back; without a door to Google the addresses do not exist. */
export function googleRoutes(deps: IdentityDeps, door: GoogleDoor | null): Route[] {
  return [
    route(startGoogle, async ({ query }) => {
      if (door === null) throw notFound('address');
      const { url, cookie } = await beginGoogle(deps, door, { next: safeNext(query.next) });
      return leadOn(url, undefined, { 'set-cookie': cookie });
    }),
    route(googleCallback, async (call) => {
      if (door === null) throw notFound('address');
      try {
        return await comeBack(deps, door, call);
      } catch (error) {
        if (error instanceof Refusal && error.code in explained) return explain(error, door);
        throw error;
      }
    }),
  ];
}

async function comeBack(
  deps: IdentityDeps,
  { client, luggage }: GoogleDoor,
  call: Call<unknown, unknown>,
): Promise<Answer> {
  const carriedHome = luggage.take(call.header('cookie'));
  if (carriedHome === null)
    throw new Refusal('unauthenticated', 'This way to Google was begun elsewhere, or too long ago.');
  const { passage, next, linkFor } = carriedHome;
  const callback = new URL(deps.publicUrl() + CALLBACK);
  callback.search = call.search;
  const arrival = await client.finish(callback, passage);
  const done = { 'set-cookie': luggage.drop() };
  if (linkFor !== undefined) {
    await connectDoor(deps, call.principal, linkFor, arrival);
    return leadOn(next, undefined, done);
  }
  const caller = callerOf(call);
  const { session, announce, letterFor } = await deps.database.transaction(async ({ sql }) => {
    const { userId, isNew } = await arrive(deps, sql, arrival, caller.address);
    return {
      ...(await startSession(deps, sql, userId, caller)),
      letterFor: isNew && !arrival.emailVerified ? userId : null,
    };
  });
  announce();
  if (letterFor !== null) welcomeLetter(deps, letterFor);
  return leadOn(next, session, done);
}

const explained: Readonly<Record<string, { status: number; title: string }>> = {
  unauthenticated: { status: 401, title: 'Google did not sign you in' },
  unavailable: { status: 503, title: 'Google does not answer' },
  forbidden: { status: 403, title: 'This did not work' },
  wrong_state: { status: 409, title: 'This account is in use' },
  too_many_requests: { status: 429, title: 'Too many new accounts' },
};

function explain(refusal: Refusal, { luggage }: GoogleDoor): Answer {
  const { status, title } = explained[refusal.code] ?? { status: 401, title: 'This did not work' };
  const page = noticePage(status, {
    title,
    text: [refusal.message, 'Nothing was changed.'],
    links: [
      { label: 'Try again', href: '/login' },
      { label: 'To the start page', href: '/' },
    ],
  });
  return page.withHeaders({ 'set-cookie': luggage.drop() });
}
