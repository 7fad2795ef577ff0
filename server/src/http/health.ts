import { type RequestHandler, Router } from 'express';
import { register } from 'prom-client';
import type { Database } from '../database/database.ts';
import type { Channel } from '../kernel/channel.ts';

export interface HealthDeps {
  database: Pick<Database, 'ping'>;
  serving(): boolean;
  /** Without Redis (null) a process still serves: it hears of the others by the database, a little later. */
  redis: Pick<Channel, 'connected'> | null;
}

const stateOf = (redis: HealthDeps['redis']) => (redis === null ? 'none' : redis.connected() ? 'ready' : 'away');

/** Alive, able to serve, and what is measured (contract.md, HTTP). */
export function healthRouter({ database, serving, redis }: HealthDeps): Router {
  const readyz: RequestHandler = (_req, res) => {
    if (!serving()) {
      res.status(503).json({ status: 'stopping' });
      return;
    }
    database.ping().then(
      () => res.json({ status: 'ready', redis: stateOf(redis) }),
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
