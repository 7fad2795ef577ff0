import type { Call } from '../http/route.ts';
import type { Caller } from './deps.ts';

/** Where a call comes from, and the session that it already carries. */
export function callerOf({ address, userAgent, principal }: Pick<Call, 'address' | 'userAgent' | 'principal'>): Caller {
  const sessionId = principal?.kind === 'person' && 'sessionId' in principal ? principal.sessionId : undefined;
  return { address, userAgent, ...(sessionId === undefined ? {} : { sessionId }) };
}
