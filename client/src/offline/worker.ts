/**
 * The service worker: keeps the files of the pages on this device, so that a room that was opened here opens without a
 * network too. It keeps code, styles and typefaces and nothing else: what people wrote is asked of the server or lies in
 * their own copy (documents/connection.ts).
 *
 * It is no part of the pages' own code: client/build/offline.ts writes it as it stands to `/sw.js`, with the list of what
 * this build consists of in front. So it imports nothing.
 */

/** What a page needs to start (`first`), and what is kept once somebody has needed it (`later`). */
interface Build {
  id: string;
  first: readonly string[];
  later: readonly string[];
}

declare const BUILD: Build;

interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface AskedEvent extends LastingEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  addEventListener(name: 'install' | 'activate', listener: (event: LastingEvent) => void): void;
  addEventListener(name: 'fetch', listener: (event: AskedEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}

// The types of pages and of workers cannot be had in one program; these few are all that is used here.
const worker = globalThis as unknown as Worker;

const PREFIX = 'penora-pages-';
const OURS = `${PREFIX}${BUILD.id}`;
const SHELL = '/shell.html';
/** Pages that are still open belong to the build before this one, and may load more of it. */
const OLDER_BUILDS = 1;
/** A line that is there and brings nothing is worse than none. */
const PATIENCE_MS = 3_000;
/** The pages at which the shell knows what to show; every other address is the server's alone. */
const PAGES = /^\/(?:(?:workspace|pricing|account|login|register|forgot)?\/?|(?:p|share|verify|reset)\/[^/]+\/?)$/;
const ROOM = /^\/p\//;

const isHashed = (path: string): boolean => path.startsWith('/assets/');

async function keepBuild(): Promise<void> {
  const cache = await caches.open(OURS);
  // What has a hash in its name may come out of the browser's own store; the rest must be today's.
  await cache.addAll(BUILD.first.map((path) => new Request(path, { cache: isHashed(path) ? 'default' : 'no-cache' })));
  await worker.skipWaiting();
}

async function dropOlder(): Promise<void> {
  // In the order in which they were made.
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== OURS);
  await Promise.all(others.slice(0, Math.max(0, others.length - OLDER_BUILDS)).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

const kept = async (path: string): Promise<Response | undefined> =>
  (await caches.open(OURS)).match(path, { ignoreVary: true });

const tooLong = (): Promise<never> => new Promise((_, reject) => setTimeout(reject, PATIENCE_MS));

/** The server's page; the kept one when there is no way to the server. A room does not wait for a line that is dead. */
async function openPage(request: Request, path: string): Promise<Response> {
  const asked = fetch(request);
  try {
    const answer = await (ROOM.test(path) ? Promise.race([asked, tooLong()]) : asked);
    // What stands before the server says that it is not there.
    if (answer.status < 502 || answer.status > 504) return answer;
    return (await kept(SHELL)) ?? answer;
  } catch {
    asked.catch(() => undefined);
    return (await kept(SHELL)) ?? asked;
  }
}

/** A file of this build or the one before, from here; anything else from the server. */
async function openFile(request: Request, path: string): Promise<Response> {
  const here = (await kept(path)) ?? (await caches.match(path, { ignoreVary: true }));
  if (here !== undefined) return here;
  const answer = await fetch(request);
  if (answer.status === 200 && BUILD.later.includes(path)) {
    const copy = answer.clone();
    // A device without room keeps less.
    await caches
      .open(OURS)
      .then((cache) => cache.put(path, copy))
      .catch(() => undefined);
  }
  return answer;
}

worker.addEventListener('install', (event) => event.waitUntil(keepBuild()));
worker.addEventListener('activate', (event) => event.waitUntil(dropOlder()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (PAGES.test(pathname)) event.respondWith(openPage(request, pathname));
  } else if (isHashed(pathname) || BUILD.first.includes(pathname)) event.respondWith(openFile(request, pathname));
});

export type {};
