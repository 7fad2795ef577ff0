/** Who is signed in on this device, and the storage they use. */
import { login, logout, me, register } from '@penora/protocol/endpoints/identity';
import type { Login, Me, Registration } from '@penora/protocol/schemas/person';
import type { z } from 'zod';
import { call, whenUnauthenticated } from '../api/call.ts';
import { type ApiProblem, asProblem } from '../api/problem.ts';
import { isOutOfReach, withPatience } from '../api/reach.ts';
import { closeSocket, onEvent, openSocket, whenStranger } from '../api/socket.ts';
import { forgetRooms } from '../documents/keptRooms.ts';
import { keepPages } from '../offline/keepPages.ts';
import { createStore, useStore } from '../store.ts';
import { whenAtRest } from '../ui/atRest.ts';
import { balanceFromEvent, balanceFromMe, forgetBalance } from './balance.ts';
import { forgetMe, rememberedMe, rememberMe } from './remembered.ts';

export type SessionState =
  /** Not known yet; `likely` tells what this device was before, so that the right page can be prepared. */
  | { kind: 'unknown'; likely: 'in' | 'out' }
  | { kind: 'out' }
  /** `isRemembered`: the server could not be asked; this device was theirs when it last could. It is asked again. */
  | { kind: 'in'; me: Me; isRemembered?: true }
  /** The server could not be asked; it is asked again by itself. */
  | { kind: 'failed'; likely: 'in' | 'out'; problem: ApiProblem };

const HINT = 'penora:was-in';
const ASK_AGAIN_MS = 5_000;

function hint(): 'in' | 'out' {
  try {
    return localStorage.getItem(HINT) === '1' ? 'in' : 'out';
  } catch {
    return 'out';
  }
}

function rememberHint(isIn: boolean): void {
  try {
    if (isIn) localStorage.setItem(HINT, '1');
    else localStorage.removeItem(HINT);
  } catch {
    // Only a hint.
  }
}

export const sessionStore = createStore<SessionState>({ kind: 'unknown', likely: 'out' });

function enter(next: Me): void {
  const before = sessionStore.get();
  if (before.kind === 'in' && before.me.user.id !== next.user.id) leave();
  sessionStore.set({ kind: 'in', me: next });
  balanceFromMe(next.balanceMilliku);
  rememberHint(true);
  rememberMe(next);
  // Nothing of the first sight comes by it; whatever needs it sooner opens it.
  whenAtRest(() => {
    if (sessionStore.get().kind !== 'in') return;
    openSocket();
    keepPages();
  });
}

function leave(): void {
  closeSocket();
  forgetBalance();
  rememberHint(false);
  forgetMe();
  sessionStore.set({ kind: 'out' });
}

const isCertain = (state: SessionState): boolean =>
  state.kind === 'out' || (state.kind === 'in' && !state.isRemembered);

let asking: ReturnType<typeof setTimeout> | undefined;

function fail(problem: ApiProblem): void {
  const known = isOutOfReach(problem) ? rememberedMe() : null;
  if (known === null) sessionStore.set({ kind: 'failed', likely: hint(), problem });
  else sessionStore.set((before) => (before.kind === 'in' ? before : { kind: 'in', me: known, isRemembered: true }));
  clearTimeout(asking);
  asking = setTimeout(askAgain, ASK_AGAIN_MS);
}

function askAgain(): void {
  if (!isCertain(sessionStore.get())) void refreshSession();
}

/** Asks the server who is signed in; also brings storage up to date. Never throws: the state says what happened. */
export async function refreshSession(): Promise<void> {
  try {
    const answer = call(me);
    enter(await (rememberedMe() === null ? answer : withPatience(answer)));
  } catch (error) {
    const problem = asProblem(error);
    if (problem.code === 'unauthenticated') leave();
    else if (!isCertain(sessionStore.get())) fail(problem);
  }
}

/** Throws ApiProblem: `unauthenticated` for a wrong address or password. */
export async function signIn(given: z.input<typeof Login>): Promise<void> {
  await call(login, { body: given });
  enter(await call(me));
}

/** Throws ApiProblem with field errors. */
export async function signUp(given: z.input<typeof Registration>): Promise<void> {
  await call(register, { body: given });
  enter(await call(me));
}

export async function signOut(): Promise<void> {
  const state = sessionStore.get();
  await call(logout);
  leave();
  // Who goes takes their texts along; only what was never sent waits here for them.
  if (state.kind === 'in') void forgetRooms(state.me.user.id);
}

/** The server gave out this page to somebody without a cookie: it would only say so again. */
const isStranger = (): boolean => document.querySelector('meta[name="penora-stranger"]') !== null;

/** Starts the session of this page. Call once. */
export function startSession(): void {
  sessionStore.set({ kind: 'unknown', likely: hint() });
  onEvent('balance', balanceFromEvent);
  whenUnauthenticated(() => {
    if (sessionStore.get().kind === 'in') leave();
  });
  whenStranger(() => void refreshSession());
  addEventListener('online', askAgain);
  addEventListener('storage', (event) => {
    // Signed in or out in another tab.
    if (event.key === HINT) void refreshSession();
  });
  if (isStranger()) leave();
  else void refreshSession();
}

export const useSession = (): SessionState => useStore(sessionStore);

/** Whether to show what a signed-in person sees, while the answer is on its way or does not come. */
export function isLikelyIn(session: SessionState): boolean {
  if (session.kind === 'unknown' || session.kind === 'failed') return session.likely === 'in';
  return session.kind === 'in';
}

/** The signed-in person. Only under a page that needs one (`RequirePerson`); throws elsewhere. */
export function useMe(): Me {
  const session = useSession();
  if (session.kind !== 'in') throw new Error('this part needs a signed-in person');
  return session.me;
}
