import { type RequestHandler, Router } from 'express';

/** Pages of other sites that may call some of our addresses, without cookies (contract.md, Origin rule). */
export interface CrossOrigin {
  allows(path: string, origin: string | undefined): boolean;
}

const PREFLIGHT_SECONDS = '600';

/** The sites by their addresses, and the addresses here that they may call. */
export function crossOrigin(sites: readonly string[], isOpen: (path: string) => boolean): CrossOrigin {
  const origins = new Set(sites.map((site) => new URL(site).origin));
  return { allows: (path, origin) => origin !== undefined && origins.has(origin) && isOpen(path) };
}

/** The headers that let a browser hand our answer to those pages. Comes before everything that can fail. */
export function crossOriginRouter({ allows }: CrossOrigin, isOpen: (path: string) => boolean): Router {
  const headers: RequestHandler = (req, res, next) => {
    if (!isOpen(req.path)) return next();
    res.vary('Origin');
    const { origin } = req.headers;
    if (!allows(req.path, origin)) return next();
    res.set({
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'RateLimit, RateLimit-Policy, Retry-After',
    });
    if (req.method !== 'OPTIONS') return next();
    res.set({
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'authorization, content-type, idempotency-key',
      'access-control-max-age': PREFLIGHT_SECONDS,
    });
    res.status(204).end();
  };
  return Router().use(headers);
}
