/**
 * The one socket.io connection of this page. It only tells (commands are HTTP calls). It is opened by the first who
 * asks for it, and socket.io-client is loaded then: who is not signed in never loads it.
 */
import { events, type requests } from '@penora/protocol/events';
import type { Socket } from 'socket.io-client';
import type { z } from 'zod';
import { createStore } from '../store.ts';

export type EventName = keyof typeof events;
export type EventOf<Name extends EventName> = z.output<(typeof events)[Name]>;
type RequestName = keyof typeof requests;

/** `off`: not wanted · `connecting`: the first time · `live` · `lost`: was live and tries again by itself. */
export type Connection = 'off' | 'connecting' | 'live' | 'lost';
export const connectionStore = createStore<Connection>('off');

const COME_BACK_MS = 2_000;
const ANSWER_MS = 10_000;

type Listener = (payload: unknown) => void;
const listeners = new Map<EventName, Set<Listener>>();
const onLive = new Set<() => void>();
let onStranger: () => void = () => undefined;

let socket: Socket | null = null;
let isWanted = false;

/** Calls `listener` for every event of that name with its checked payload; returns the way to stop. */
export function onEvent<Name extends EventName>(name: Name, listener: (payload: EventOf<Name>) => void): () => void {
  const checked: Listener = (payload) => {
    const parsed = events[name].safeParse(payload);
    if (parsed.success) listener(parsed.data as EventOf<Name>);
    else console.error(`event ${name}: unexpected payload`, parsed.error.issues);
  };
  const set = listeners.get(name) ?? new Set();
  listeners.set(name, set.add(checked));
  return () => void set.delete(checked);
}

/** Calls `act` now if the connection is live, and each time it becomes live again; returns the way to stop. */
export function whenLive(act: () => void): () => void {
  onLive.add(act);
  if (connectionStore.get() === 'live') act();
  return () => void onLive.delete(act);
}

/** Hears that the server does not know who is asking: signed out elsewhere, or no longer signed in. */
export function whenStranger(listener: () => void): void {
  onStranger = listener;
}

/** Opens the connection unless it is open, and keeps it open until `closeSocket`. */
export function openSocket(): void {
  if (isWanted) return;
  isWanted = true;
  connectionStore.set('connecting');
  void load();
}

/** Ends the connection, e.g. on signing out. */
export function closeSocket(): void {
  isWanted = false;
  const closing = socket;
  socket = null;
  closing?.disconnect();
  connectionStore.set('off');
}

async function load(): Promise<void> {
  try {
    const { io } = await import('socket.io-client');
    if (!isWanted || socket !== null) return;
    socket = io({ path: '/socket.io', transports: ['websocket', 'polling'], tryAllTransports: true, forceNew: true });
    listen(socket);
  } catch {
    // Its code could not be loaded: the network, mostly.
    connectionStore.set('lost');
    setTimeout(() => isWanted && socket === null && void load(), COME_BACK_MS);
  }
}

function listen(to: Socket): void {
  to.on('connect', () => {
    connectionStore.set('live');
    for (const act of [...onLive]) act();
  });
  to.on('disconnect', () => lost(to));
  to.on('connect_error', (error) => {
    if (error.message === 'unauthenticated') onStranger();
    lost(to);
  });
  to.onAny((name: string, payload: unknown) => {
    if (Object.hasOwn(events, name)) for (const tell of [...(listeners.get(name as EventName) ?? [])]) tell(payload);
  });
}

/** socket.io comes back by itself after a broken line, but not after a refusal or the server's own goodbye. */
function lost(from: Socket): void {
  if (socket !== from) return;
  connectionStore.set('lost');
  if (!from.active) setTimeout(() => socket === from && !from.active && from.connect(), COME_BACK_MS);
}

/** What the server answered to a request; `error` is the code with which it refused. */
export type Acknowledgement = { ok: true; [fact: string]: unknown } | { ok: false; error: string };

/** Sends a request and waits 10 s for its answer. Without a live connection it is refused as `unreachable`. */
export async function ask<Name extends RequestName>(
  name: Name,
  payload: z.input<(typeof requests)[Name]>,
): Promise<Acknowledgement> {
  if (socket === null || !socket.connected) return { ok: false, error: 'unreachable' };
  try {
    return readAcknowledgement(await socket.timeout(ANSWER_MS).emitWithAck(name, payload));
  } catch {
    return { ok: false, error: 'unreachable' };
  }
}

function readAcknowledgement(answer: unknown): Acknowledgement {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return { ok: false, error: 'bad_answer' };
  if (answer.ok === true) return { ...answer, ok: true };
  return { ok: false, error: errorCode('error' in answer ? answer.error : null) };
}

function errorCode(error: unknown): string {
  if (typeof error === 'string') return error;
  if (typeof error === 'object' && error !== null && 'code' in error) return String(error.code);
  return 'bad_answer';
}
