/** Who is asking. Decided once at the door, from something that cannot be made up, and handed inward. */
export type Principal =
  | { kind: 'person'; userId: string; sessionId: string }
  | { kind: 'person'; userId: string; tokenId: string }
  | { kind: 'key'; keyId: string; scopes: ReadonlySet<string>; apps: ReadonlySet<string> }
  | { kind: 'system' };

export type PersonPrincipal = Extract<Principal, { kind: 'person' }>;

/** Names the caller for idempotency and rate limits. */
export function callerId(principal: Principal | null, address: string): string {
  if (principal === null) return `address:${address}`;
  if (principal.kind === 'person') return `user:${principal.userId}`;
  return principal.kind === 'key' ? `key:${principal.keyId}` : 'system';
}
