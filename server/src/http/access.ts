import type { Endpoint } from '@penora/protocol/endpoint';
import { forbidden, Refusal } from '../kernel/errors.ts';
import type { Principal } from '../kernel/principal.ts';

/** Whether somebody may knock at an endpoint at all. Throws `unauthenticated`, and `forbidden` for a missing scope. */
export function demandAccess({ access, scope }: Endpoint, principal: Principal | null): void {
  switch (access) {
    case 'anyone':
      return;
    case 'person':
      if (principal?.kind !== 'person') throw new Refusal('unauthenticated');
      return;
    case 'crossApp':
      if (principal?.kind !== 'person' && principal?.kind !== 'delegate') throw new Refusal('unauthenticated');
      return;
    case 'key':
      if (principal?.kind !== 'key') throw new Refusal('unauthenticated', 'A valid X-API-Key is needed.');
      if (scope === undefined || !principal.scopes.has(scope)) throw forbidden('This key may not do that.');
      return;
    default:
      access satisfies never;
  }
}
