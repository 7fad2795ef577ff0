import { type Reply, type Served, serveRoutes } from '../../../test/http/serveRoutes.ts';
import type { Database } from '../../database/database.ts';
import type { Route } from '../../http/route.ts';

export interface HttpWorld extends Pick<Served, 'origin' | 'close'> {
  /** Asks as this person, or as nobody. */
  ask(method: string, path: string, body?: unknown, userId?: string, headers?: Record<string, string>): Promise<Reply>;
  /** While false everything is answered 503. */
  serve(isServing: boolean): void;
}

/** The routes of this slice behind the real router; a bearer is the person's own id. */
export async function openHttp({ database, routes }: { database: Database; routes: Route[] }): Promise<HttpWorld> {
  let isServing = true;
  const served = await serveRoutes(routes, database.sql, { serving: () => isServing });
  return {
    ...served,
    serve(value) {
      isServing = value;
    },
    ask: (method, path, body, userId, headers = {}) =>
      served.ask(method, path, { body, headers, ...(userId === undefined ? {} : { bearer: userId }) }),
  };
}
