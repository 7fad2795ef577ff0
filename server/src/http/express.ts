import { randomUUID } from 'node:crypto';
import type { Problem } from '@penora/protocol/errors';
import compression from 'compression';
import express, { type Express, type NextFunction, type Request, type Response, type Router } from 'express';
import helmet from 'helmet';
import { reasonOf } from '../database/failures.ts';
import { notFound, Refusal } from '../kernel/errors.ts';
import type { Logger } from '../kernel/log.ts';
import { asRefusal, toProblem } from './problem.ts';
import { trustSetting } from './secure.ts';

/** A project's text may be 1 MB; in JSON a character can take six bytes. */
const BODY_LIMIT = '7mb';
const WEBHOOK_LIMIT = '1mb';
const QUICK_LEVEL = 3;

export interface CheckoutHosts {
  scriptHosts: readonly string[];
  frameHosts: readonly string[];
  connectHosts: readonly string[];
  imageHosts: readonly string[];
}

export interface ExpressDeps {
  log: Logger;
  trustProxy: string | undefined;
  https: boolean;
  /** Where keys are set: what the page that sells may load beside our own (contract.md, Environment). */
  checkout?: CheckoutHosts | null;
  /** Asked before a body is read. */
  ahead?: readonly Router[];
  /** In the order in which they are asked. */
  routers: readonly Router[];
  /** Addresses at which a refusal has another form than a problem document. */
  dialects?: readonly Dialect[];
}

/** How some addresses say no. */
export interface Dialect {
  speaks(path: string): boolean;
  refusal(problem: Problem): { status: number; body: unknown };
}

/** The express application: headers, body, routes, one place for errors. */
export function makeExpress({
  log,
  trustProxy,
  https,
  checkout = null,
  ahead = [],
  routers,
  dialects = [],
}: ExpressDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', trustSetting(trustProxy));
  app.set('query parser', 'simple');
  const usual = securityHeaders(https, null);
  const selling = checkout === null ? usual : securityHeaders(https, checkout);
  app.use((req, res, next) => (/^\/pricing\/?$/.test(req.path) ? selling : usual)(req, res, next));
  app.use('/api', (_req, res, next) => {
    res.set('cache-control', 'no-store');
    next();
  });
  for (const router of ahead) app.use(router);
  // Signed over their bytes: `Call.rawBody` (the parser below leaves alone what has been read).
  app.use('/api/webhooks', express.raw({ type: () => true, limit: WEBHOOK_LIMIT }));
  // Events are written one by one as they happen: a compressor would hold them back.
  const filter: compression.CompressionFilter = (req, res) => !isEventStream(res) && compression.filter(req, res);
  const usually = compression({ filter });
  // What is made anew for each request is not worth the last percent.
  const quickly = compression({ filter, level: QUICK_LEVEL });
  app.use((req, res, next) => (req.path.startsWith('/api/') ? quickly : usually)(req, res, next));
  app.use(express.json({ limit: BODY_LIMIT, strict: false }));
  for (const router of routers) app.use(router);
  app.use((error: unknown, req: Request, res: Response, _next: NextFunction) => {
    if (res.headersSent) return breakOff(res, error, log);
    const dialect = dialects.find(({ speaks }) => speaks(req.path));
    sendProblem(res, bodyFault(error) ?? asRefusal(error), error, log, dialect);
  });
  return app;
}

const isEventStream = (res: { getHeader(name: string): unknown }): boolean =>
  String(res.getHeader('content-type') ?? '').startsWith('text/event-stream');

function securityHeaders(https: boolean, checkout: CheckoutHosts | null) {
  const { scriptHosts = [], frameHosts = [], connectHosts = [], imageHosts = [] } = checkout ?? {};
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...scriptHosts],
        // Editors and charts set style attributes; scripts stay strict.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', ...imageHosts],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", ...connectHosts],
        ...(frameHosts.length > 0 ? { frameSrc: [...frameHosts] } : {}),
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'", ...frameHosts],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: https,
    crossOriginEmbedderPolicy: false,
    // A bank's own page may open beside the checkout and has to report back to it.
    ...(checkout === null ? {} : { crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' as const } }),
    referrerPolicy: { policy: 'same-origin' },
    originAgentCluster: false,
  });
}

/** Half an answer is none: the connection ends in the middle, which whoever reads it cannot take for its end. */
function breakOff(res: Response, error: unknown, log: Logger): void {
  const hasLeft = error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
  if (!hasLeft) log.error({ err: error }, 'an answer broke off');
  res.destroy();
}

/** What body-parser says of a body, in our codes. */
function bodyFault(error: unknown): Refusal | null {
  if (error instanceof URIError) return notFound('address');
  if (!(error instanceof Error)) return null;
  switch ('type' in error ? error.type : undefined) {
    case 'entity.too.large':
      return new Refusal('too_large', 'The request is larger than this address accepts.');
    case 'entity.parse.failed':
      return new Refusal('invalid', 'The body is not JSON.', {}, [{ path: '', message: 'not JSON' }]);
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return new Refusal('unsupported_media');
    case 'request.aborted':
    case 'request.size.invalid':
      return new Refusal('invalid', 'The request ended too early.');
    default:
      return unreadable(error);
  }
}

/** A body that could not be unpacked: its reader says 4xx and no more. */
function unreadable(error: Error): Refusal | null {
  if (!('status' in error) || typeof error.status !== 'number' || error.status < 400 || error.status >= 500)
    return null;
  return new Refusal('invalid', 'The body cannot be read.', {}, [{ path: '', message: 'cannot be read' }]);
}

function sendProblem(res: Response, refusal: Refusal, cause: unknown, log: Logger, dialect?: Dialect): void {
  const fault = refusal.code === 'internal';
  const id = fault ? randomUUID() : undefined;
  if (fault) log.error({ err: cause, id }, 'a request failed');
  // What we refuse by ourselves says why; what the database could not take is known here alone.
  else if (refusal.code === 'unavailable' && refusal !== cause)
    log.warn({ reason: reasonOf(cause) }, 'the database could not take a request');
  const problem = toProblem(refusal, id);
  const { retryAfterSeconds } = refusal.facts;
  if (typeof retryAfterSeconds === 'number') res.set('retry-after', String(retryAfterSeconds));
  if (refusal.code === 'unavailable') res.set('retry-after', '2');
  if (dialect !== undefined) {
    const { status, body } = dialect.refusal(problem);
    res.status(status).json(body);
    return;
  }
  res.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}
