import type { Problem } from '@penora/protocol/errors';
import type { Failure } from '@penora/protocol/schemas/sidecar';
import type { Dialect } from '../http/express.ts';
import { ku } from './present.ts';

const UNIFIED = '/api/unified';

/** The paths of a person's own session or token, which pages of the sister applications may call as well. */
export const isCrossApp = (path: string): boolean =>
  path === '/api/user-projects' || path === '/api/cross-app/auth' || /^\/api\/project\/[^/]+\/?$/.test(path);

export const isSidecar = (path: string): boolean =>
  path === UNIFIED || path.startsWith(`${UNIFIED}/`) || path.startsWith('/api/cross-app/') || isCrossApp(path);

/** Statuses that the sister applications do not know, as ones that they do. */
const known: Partial<Record<number, number>> = { 422: 400, 415: 400 };

const amount = (value: unknown): number | undefined => (typeof value === 'number' ? ku(value) : undefined);

/** How the sidecar says no (domain.md). */
export const sidecarDialect: Dialect = {
  speaks: isSidecar,
  refusal({ status, detail, title, code, errors, balanceMilliku, requiredMilliku, ...rest }: Problem) {
    const body: Failure & Record<string, unknown> = {
      success: false,
      error: detail ?? title,
      code,
      ...(errors === undefined ? {} : { errors }),
      credits: amount(balanceMilliku),
      required: amount(requiredMilliku),
      retry_after: rest.retryAfterSeconds,
      timestamp: new Date().toISOString(),
    };
    return { status: known[status] ?? status, body };
  },
};
