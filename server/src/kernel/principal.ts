/** The result that a person carries over to another application. */
export interface Handoff {
  projectCode: string;
  generationId: string | null;
}

/** Who is asking. Decided once at the door, from something that cannot be made up, and handed inward. */
export type Principal =
  | { kind: 'person'; userId: string; sessionId: string }
  | { kind: 'person'; userId: string; tokenId: string }
  | { kind: 'key'; keyId: string; scopes: ReadonlySet<string>; apps: ReadonlySet<string> }
  /** An application that acts for one person; `by` names the key or the delegated token through which it does. */
  | { kind: 'delegate'; userId: string; app: string; by: string; handoff: Handoff | null }
  | { kind: 'system' };

export type PersonPrincipal = Extract<Principal, { kind: 'person' }>;

export type KeyPrincipal = Extract<Principal, { kind: 'key' }>;
export type DelegatePrincipal = Extract<Principal, { kind: 'delegate' }>;

/** Names the caller for idempotency and rate limits. */
export function callerId(principal: Principal | null, address: string): string {
  if (principal === null) return `address:${address}`;
  switch (principal.kind) {
    case 'person':
      return `user:${principal.userId}`;
    case 'delegate':
      return `${principal.by} for ${principal.userId}`;
    case 'key':
      return `key:${principal.keyId}`;
    case 'system':
      return 'system';
    default:
      return principal satisfies never;
  }
}
