import { type RequestHandler, Router } from 'express';
import { register } from 'prom-client';

export interface HealthDeps {
  /** Throws when something that serving needs does not answer. */
  ready(): Promise<void>;
  serving(): boolean;
  /** Without Redis a process still serves: it hears of the others by the database, a little later. */
  redis(): 'none' | 'ready' | 'away';
}

/** Alive, able to serve, and what is measured (contract.md, HTTP). */
export function healthRouter({ ready, serving, redis }: HealthDeps): Router {
  const readyz: RequestHandler = (_req, res) => {
    if (!serving()) {
      res.status(503).json({ status: 'stopping' });
      return;
    }
    ready().then(
      () => res.json({ status: 'ready', redis: redis() }),
      () => res.status(503).json({ status: 'unavailable' }),
    );
  };
  const metrics: RequestHandler = (_req, res, next) => {
    register.metrics().then((text) => res.type(register.contentType).send(text), next);
  };
  return Router()
    .get('/healthz', (_req, res) => void res.json({ status: 'alive' }))
    .get('/readyz', readyz)
    .get('/metrics', metrics);
}
