import { randomUUID } from 'node:crypto';
import type { Access } from '@penora/protocol/endpoint';
import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import type { z } from 'zod';
import { notFound, Refusal, unavailable } from '../kernel/errors.ts';
import { callerId, type Principal } from '../kernel/principal.ts';
import { demandAccess } from './access.ts';
import { readSessionCookie } from './cookie.ts';
import type { CrossOrigin } from './crossOrigin.ts';
import { checkKey, type Idempotency, requestIdOf, type StoredReply } from './idempotency.ts';
import { originAllowed } from './origin.ts';
import { invalidRequest } from './problem.ts';
import { type Allowance, allowanceHeaders, demandAllowed, type Limiter } from './rateLimit.ts';
import { Answer, type Call, type Route } from './route.ts';
import { demandStorable } from './storable.ts';
import { digestOf, Uploads } from './uploads.ts';
import { write } from './write.ts';

export interface Credentials {
  cookie?: string | undefined;
  bearer?: string | undefined;
}

/** What a request brings that may say who it is, for doors that take more than a session or a token. */
export interface Presented extends Credentials {
  access: Access;
  address: string;
  header(name: string): string | undefined;
  query: unknown;
}

export interface RouterDeps {
  authenticate(presented: Presented): Promise<Principal | null>;
  /** A fresh session for a repeated request whose first answer signed somebody in. */
  signInAgain(userId: string, call: Call): Promise<{ token: string; maxAgeSeconds: number; userId: string }>;
  idempotency: Idempotency;
  limit: Limiter;
  /** Counts every request of a network address, before it is known who it is. */
  limitAddress?: Limiter;
  /** Counts the requests of applications about one person, named by their `user_id`. */
  limitPerson?: Limiter;
  /** Who may call from pages of other sites, and where. */
  crossOrigin?: CrossOrigin;
  publicUrl: string | undefined;
  /** While false, everything is answered 503: the process is going down. */
  serving(): boolean;
}

/** What this process reads at a time, over all its routers. */
const uploads = new Uploads();

/** Made once: each would be made with its stack, though a request that is answered ends like one that was left. */
const GONE = new DOMException('the caller has gone', 'AbortError');

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

const bearerOf = (header: string | undefined): string | undefined =>
  header?.toLowerCase().startsWith('bearer ') ? header.slice(7).trim() : undefined;

function parse(schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw invalidRequest(parsed.error);
  demandStorable(parsed.data);
  return parsed.data;
}

/** Params that do not have the right form name nothing that exists. */
function parseParams(schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw notFound('address');
  return parsed.data;
}

/** The parsed body; none at all is an empty object. Throws `unsupported_media` for one that is not JSON. */
function bodyOf(req: Request): unknown {
  if (req.body !== undefined) return req.body;
  // Some clients announce an empty body by its length.
  if (req.headers['content-length'] === '0') return {};
  // `false`: there is a body, and it says that it is something else.
  if (req.is('application/json') === false) throw new Refusal('unsupported_media', 'The body has to be JSON.');
  return {};
}

/** An express router over route values: who, may they knock, shape, once, do, present. It answers all of `under`. */
export function makeRouter(routes: readonly Route[], deps: RouterDeps, under = '/api'): Router {
  const router = express.Router({ caseSensitive: true, strict: false });
  for (const route of routes) {
    const verb = route.endpoint.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    router[verb](route.endpoint.path, (req: Request, res: Response, next: NextFunction) => {
      serve(route, req, res, deps).catch(next);
    });
  }
  router.use(under, (req) => {
    throw methodOrPath(routes, under + req.path);
  });
  return router;
}

function methodOrPath(routes: readonly Route[], path: string): Refusal {
  const known = routes.some(({ endpoint }) => matches(endpoint.path, path));
  return known ? new Refusal('method_not_allowed') : notFound('address');
}

function matches(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split('/'), path.replace(/\/$/, '').split('/')];
  return wanted.length === given.length && wanted.every((part, i) => part.startsWith(':') || part === given[i]);
}

async function serve(route: Route, req: Request, res: Response, deps: RouterDeps): Promise<void> {
  if (!deps.serving()) throw unavailable('Penora is restarting. Try again in a moment.');
  const isOurs = originAllowed(req.headers, deps.publicUrl, req.secure);
  const isGuest = !isOurs && (deps.crossOrigin?.allows(req.path, req.headers.origin) ?? false);
  if (!SAFE.has(req.method) && !isOurs && !isGuest) {
    throw new Refusal('forbidden', 'This request came from another site.');
  }
  // A look at the head of a page that signs in must not sign in: checkers of links look so.
  if (req.method === 'HEAD' && route.endpoint.replyType === 'text/html') throw new Refusal('method_not_allowed');
  const count = counting(res);
  const address = req.ip ?? 'unknown';
  if (deps.limitAddress !== undefined) await count(deps.limitAddress, address);
  // Where other sites may call, a cookie that their pages send along says nothing (contract.md, Origin rule).
  const sessionToken = deps.crossOrigin !== undefined && !isOurs ? undefined : readSessionCookie(req.headers.cookie);
  const bearer = bearerOf(req.headers.authorization);
  const principal = await deps.authenticate({
    ...(bearer === undefined ? { cookie: sessionToken } : { bearer }),
    access: route.endpoint.access,
    address,
    header: (name) => req.header(name),
    query: req.query,
  });
  const caller = callerId(principal, address);
  await count(deps.limit, caller);
  demandAccess(route.endpoint, principal);
  const key = req.method === 'POST' ? req.header('idempotency-key') : undefined;
  const identified = key === undefined ? null : { caller, path: req.path, key: checkKey(key) };
  const gone = new AbortController();
  res.once('close', () => gone.abort(GONE));
  const { params, query, body, form } = route.endpoint;
  const sent = form === undefined ? null : await uploads.read(req, caller);
  const call: Call = {
    principal,
    params: parseParams(params, req.params),
    query: parse(query, req.query),
    search: searchOf(req.originalUrl),
    body: body === undefined ? undefined : parse(body, sent === null ? bodyOf(req) : sent.fields),
    upload: sent?.file ?? null,
    rawBody: Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0),
    address,
    userAgent: req.header('user-agent') ?? '',
    sessionToken,
    header: (name) => req.header(name),
    requestId: identified === null ? randomUUID() : requestIdOf(identified),
    signal: gone.signal,
  };
  const named = personNamed(call);
  if (deps.limitPerson !== undefined && named !== null) await count(deps.limitPerson, `${caller} about ${named}`);
  const compared = sent === null ? req.body : digestOf(sent);
  const answer =
    identified === null ? await answerOf(route, call) : await answerOnce(route, call, identified, compared, deps);
  await write(res, answer, route.endpoint.status, req.secure || (deps.publicUrl?.startsWith('https:') ?? false));
}

/** Counts uses and keeps the answer's headers true to all of them. */
function counting(res: Response): (limit: Limiter, who: string) => Promise<void> {
  const allowances: Allowance[] = [];
  return async (limit, who) => {
    allowances.push(await limit.use(who));
    res.set(allowanceHeaders(allowances));
    demandAllowed(allowances);
  };
}

/** The person whom an application's request is about. */
function personNamed({ query, body }: Call): string | null {
  const named: unknown = Object(body).user_id ?? Object(query).user_id;
  return typeof named === 'string' ? named : null;
}

async function answerOf(route: Route, call: Call): Promise<Answer> {
  const result = await route.handle(call);
  if (result instanceof Answer) return result;
  if (result === undefined) return new Answer({ status: 204, content: { kind: 'empty' } });
  return new Answer({ body: result });
}

const searchOf = (url: string): string => (url.includes('?') ? url.slice(url.indexOf('?')) : '');

type Key = Parameters<Idempotency['once']>[0];

/** Only replies that are plain JSON are kept; streams and files are asked for by GET. */
async function answerOnce(route: Route, call: Call, key: Key, body: unknown, deps: RouterDeps): Promise<Answer> {
  const fresh: { answer?: Answer } = {};
  const { reply, repeated } = await deps.idempotency.once(key, body, async (): Promise<StoredReply> => {
    const answer = await answerOf(route, call);
    fresh.answer = answer;
    const signsIn = answer.session?.userId;
    const status = answer.status ?? route.endpoint.status;
    return { status, body: answer.body ?? null, ...(signsIn === undefined ? {} : { signsIn }) };
  });
  if (!repeated && fresh.answer !== undefined) return fresh.answer;
  const session = reply.signsIn === undefined ? undefined : await deps.signInAgain(reply.signsIn, call);
  if (reply.status === 204) return new Answer({ status: 204, content: { kind: 'empty' }, session });
  return new Answer({ status: reply.status, body: reply.body, session });
}
