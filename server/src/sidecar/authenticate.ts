import type { Presented } from '../http/router.ts';
import type { Authenticator } from '../identity/authenticate.ts';
import { networkOf } from '../identity/network.ts';
import { personOfToken } from '../identity/sukusuku/signIn.ts';
import { demandAttempt, throttleKey } from '../identity/throttle.ts';
import { forbidden } from '../kernel/errors.ts';
import type { KeyPrincipal, Principal } from '../kernel/principal.ts';
import { delegateOf } from './consent/delegations.ts';
import type { SidecarDeps } from './deps.ts';
import { isDelegatedToken } from './keys/secrets.ts';
import { personById } from './people.ts';

const MAX_KEY = 512;

/** Who asks the sidecar: a key, or a person by session, token, delegated token or sukusuku JWT; never a bare id. */
export function sidecarAuthenticator(deps: SidecarDeps, people: Authenticator) {
  return async (presented: Presented): Promise<Principal | null> => {
    switch (presented.access) {
      case 'anyone':
        return null;
      case 'key':
        return byKey(deps, presented);
      case 'person':
        return people.authenticate(presented);
      case 'crossApp':
        return byPerson(deps, people, presented);
      default:
        return presented.access satisfies never;
    }
  };
}

const queryText = (query: unknown, name: string): string | undefined => {
  const value: unknown = Object(query)[name];
  return typeof value === 'string' ? value : undefined;
};

async function byKey(deps: SidecarDeps, { header, query, address }: Presented): Promise<KeyPrincipal | null> {
  const given = header('x-api-key') ?? (deps.keyInQuery ? queryText(query, 'api_key') : undefined);
  if (given === undefined) return null;
  const found = given.length > MAX_KEY ? null : await deps.ring.find(given);
  // A right key never waits: what is slowed down is trying.
  if (found === null) {
    const counted = throttleKey('api key', networkOf(address));
    await demandAttempt(deps.database.sql, counted, deps.wrongKeys, 'Too many wrong keys. Wait a moment.');
  }
  return found;
}

async function byPerson(deps: SidecarDeps, people: Authenticator, presented: Presented): Promise<Principal | null> {
  const jwt = queryText(presented.query, 'jwt_token');
  if (jwt !== undefined) {
    const { userId } = await personOfToken(deps.identity, deps.sukusuku, jwt);
    const { standing } = await personById(deps.database.sql, userId);
    if (standing.withdrawn.has('sukusuku')) throw forbidden('This person has withdrawn sukusuku.ai.');
    return { kind: 'delegate', userId, app: 'sukusuku', by: 'jwt', handoff: null };
  }
  const { bearer } = presented;
  if (bearer !== undefined && isDelegatedToken(bearer)) return delegateOf(deps.database.sql, bearer);
  return people.authenticate(presented);
}
