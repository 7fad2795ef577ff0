import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { type events, requests } from '@penora/protocol/events';
import type { Project } from '@penora/protocol/schemas/project';
import { Server, type Socket } from 'socket.io';
import type { z } from 'zod';
import { asRefusal, invalidRequest } from '../http/problem.ts';
import type { Channel, Unsubscribe } from '../kernel/channel.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Logger } from '../kernel/log.ts';
import type { PersonPrincipal, Principal } from '../kernel/principal.ts';
import { type BalanceSource, BalanceWatch } from './balances.ts';
import { Feeds } from './feeds.ts';
import { writeInOnePiece } from './oneWrite.ts';
import { isTooSlow } from './pressure.ts';
import type { FeedSource } from './source.ts';
import { generationRoom, holdRoom, projectRoom, Viewer } from './viewer.ts';

export interface RealtimeDeps {
  log: Logger;
  channel: Channel;
  authenticate(handshake: { cookie?: string | undefined; bearer?: string | undefined }): Promise<Principal | null>;
  originAllowed(request: IncomingMessage): boolean;
  /** The project as this person sees it. Throws `not_found` or `forbidden`. */
  projectFor(principal: Principal, code: string): Promise<Project>;
  /** The project of a generation that this person may watch. Throws `not_found`. */
  projectOfGeneration(principal: Principal, id: string): Promise<string>;
  source: FeedSource;
  balances: BalanceSource;
  /** Tells what happens to a project while somebody here looks at it. */
  watchProject(code: string, listener: (change: ProjectNews) => void): Unsubscribe;
  /** Which of these no longer hold, and which of these may no longer look: asked of the database every 2 s. */
  lapsed(principals: readonly PersonPrincipal[]): Promise<PersonPrincipal[]>;
  withdrawn(memberships: readonly Membership[]): Promise<Membership[]>;
}

export interface Membership {
  code: string;
  userId: string;
}

export type ProjectNews = { kind: 'changed' } | { kind: 'comments' } | { kind: 'withdrawn'; userId?: string };

export interface Realtime {
  /** Ends the sockets of a session or token, or all of a person. */
  disconnect(match: { userId: string; sessionId?: string | undefined; tokenId?: string | undefined }): void;
  sockets(): number;
  close(): Promise<void>;
}

type Events = { [Name in keyof typeof events]: (payload: z.input<(typeof events)[Name]>) => void };
interface Connected {
  principal: PersonPrincipal;
  viewer: Viewer;
}

const MAX_MESSAGE_BYTES = 16_384;
const GUARD_MS = 2_000;
const FORBIDDEN = 'HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n';
const PRESSURE_MS = 500;

export function startRealtime(http: HttpServer, deps: RealtimeDeps): Realtime {
  const io = new Server<Record<string, never>, Events>(http, {
    serveClient: false,
    destroyUpgrade: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    allowRequest(request, decide) {
      const isAllowed = deps.originAllowed(request);
      if (isAllowed || request.headers.upgrade === undefined) return decide(null, isAllowed);
      // To a refused upgrade engine.io would say 400; it is left without an answer and forgets the request.
      const { socket } = request;
      socket.end(FORBIDDEN, () => socket.destroy());
    },
  });
  writeInOnePiece(io);
  const connected = new Map<string, Connected>();
  const feeds = new Feeds(
    deps.source,
    audienceOf,
    (code) => deps.watchProject(code, (news) => hear(code, news)),
    deps.log,
  );
  const guard = setInterval(() => void checkAccess(), GUARD_MS);
  const pressure = setInterval(cutSlow, PRESSURE_MS);
  const balances = new BalanceWatch(deps.channel, deps.balances, deps.log, (userId, balance) =>
    io.to(`user:${userId}`).emit('balance', balance),
  );

  function hear(code: string, news: ProjectNews): void {
    if (news.kind === 'changed') io.to(projectRoom(code)).emit('project:changed', { code });
    else if (news.kind === 'comments') io.to(projectRoom(code)).emit('comments:changed', { code });
    else withdraw(code, news.userId);
  }

  /** Takes a person's sockets out of a project, or everybody's when no person is named. */
  function withdraw(code: string, userId?: string): void {
    for (const { principal, viewer } of connected.values()) {
      if (userId === undefined || principal.userId === userId) viewer.withdraw(code);
    }
  }

  /** Who does not read is cut off, and gets the rest by number when it is back; nobody waits for it. */
  function cutSlow(): void {
    for (const socket of io.sockets.sockets.values()) if (isTooSlow(socket)) socket.conn.close(true);
  }

  /** What was missed while other processes could not be heard (I3). */
  async function checkAccess(): Promise<void> {
    try {
      const all = [...connected.values()];
      const gone = new Set(await deps.lapsed(all.map(({ principal }) => principal)));
      for (const [id, { principal }] of connected)
        if (gone.has(principal)) io.sockets.sockets.get(id)?.disconnect(true);
      const memberships = all.flatMap(({ principal, viewer }) =>
        viewer.projects().map((code) => ({ code, userId: principal.userId })),
      );
      for (const { code, userId } of await deps.withdrawn(memberships)) withdraw(code, userId);
    } catch (error) {
      deps.log.warn({ err: error }, 'access could not be checked');
    }
  }

  function audienceOf(code: string) {
    const to = (id: string) => io.to([projectRoom(code), generationRoom(id)]).except(holdRoom(id));
    return {
      started: (generation: z.input<(typeof events)['generation:started']>['generation']) => {
        for (const { viewer } of connected.values())
          if (viewer.joined(code)) viewer.begin(code, generation.id, generation.seq);
        io.to(projectRoom(code)).emit('generation:started', { generation });
      },
      chunk: (chunk: z.input<(typeof events)['generation:chunk']>) =>
        to(chunk.generationId).emit('generation:chunk', chunk),
      progress: (progress: z.input<(typeof events)['generation:progress']>) =>
        to(progress.generationId).emit('generation:progress', progress),
      ended: (ended: z.input<(typeof events)['generation:ended']>) =>
        to(ended.generationId).emit('generation:ended', ended),
    };
  }

  io.use((socket, next) => {
    const token: unknown = socket.handshake.auth.token;
    const credentials = typeof token === 'string' ? { bearer: token } : { cookie: socket.handshake.headers.cookie };
    deps
      .authenticate(credentials)
      .then((principal) => {
        if (principal?.kind !== 'person') return next(new Error('unauthenticated'));
        connected.set(socket.id, { principal, viewer: new Viewer(socket as Socket, feeds) });
        next();
      })
      .catch(() => next(new Error('unavailable')));
  });

  io.on('connection', (socket) => {
    const known = connected.get(socket.id);
    if (known === undefined) return void socket.disconnect(true);
    const { principal, viewer } = known;
    void socket.join(`user:${principal.userId}`);
    const releaseBalance = balances.hold(principal.userId, (balance) => socket.emit('balance', balance));
    listen(socket as Socket, principal, viewer, deps);
    socket.once('disconnect', () => {
      connected.delete(socket.id);
      releaseBalance();
      viewer.close();
    });
  });

  return {
    disconnect({ userId, sessionId, tokenId }) {
      for (const [id, { principal }] of connected) {
        if (principal.userId !== userId) continue;
        const session = 'sessionId' in principal ? principal.sessionId : undefined;
        const token = 'tokenId' in principal ? principal.tokenId : undefined;
        const all = sessionId === undefined && tokenId === undefined;
        const meant =
          (sessionId !== undefined && session === sessionId) || (tokenId !== undefined && token === tokenId);
        if (all || meant) io.sockets.sockets.get(id)?.disconnect(true);
      }
    },
    sockets: () => connected.size,
    async close() {
      clearInterval(guard);
      clearInterval(pressure);
      await feeds.close();
      balances.close();
      await io.close();
    },
  };
}

/** A socket as far as it asks for things. */
interface Requesting {
  on(name: string, listener: (body: unknown, ack: unknown) => void): unknown;
}

type Ack = (reply: Record<string, unknown>) => void;

/** Each request is parsed, answered once, and never throws into the socket. */
function listen(socket: Requesting, principal: PersonPrincipal, viewer: Viewer, deps: RealtimeDeps): void {
  const on = <Name extends keyof typeof requests>(
    name: Name,
    handle: (body: z.output<(typeof requests)[Name]>) => Promise<Record<string, unknown>>,
  ): void => {
    socket.on(name, (body: unknown, ack: unknown) => {
      const reply: Ack = typeof ack === 'function' ? (value) => ack(value) : () => undefined;
      const parsed = requests[name].safeParse(body);
      if (!parsed.success) return reply({ ok: false, error: failure(invalidRequest(parsed.error)) });
      handle(parsed.data as z.output<(typeof requests)[Name]>)
        .then((result) => reply({ ok: true, ...result }))
        .catch((error: unknown) => reply({ ok: false, error: failure(asRefusal(error)) }));
    });
  };
  on('project:join', async ({ code }) => {
    refuseFull(viewer);
    const project = await deps.projectFor(principal, code);
    return { project, generations: await viewer.join(code) };
  });
  on('project:leave', async ({ code }) => {
    viewer.leave(code);
    return {};
  });
  on('generation:watch', async ({ id, after }) => {
    refuseFull(viewer);
    await viewer.watch(id, after, () => deps.projectOfGeneration(principal, id));
    return {};
  });
  on('generation:unwatch', async ({ id }) => {
    viewer.unwatch(id);
    return {};
  });
}

const failure = (refusal: Refusal): { code: string; detail: string } => ({
  code: refusal.code,
  detail: refusal.message,
});

function refuseFull(viewer: Viewer): void {
  if (viewer.full()) throw new Refusal('too_many_requests', 'This connection watches too much already.');
}
