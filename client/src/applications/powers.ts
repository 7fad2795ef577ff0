/** What an application may do, in words. */
import type { Scope } from '@penora/protocol/endpoint';

const words: Record<Scope, string | null> = {
  'projects:read': 'read your projects',
  'projects:write': 'save pictures in your storage',
  'credits:read': 'see your coins',
  'credits:debit': 'pay with your coins',
  'credits:grant': 'add coins to your account',
  // Says nothing about somebody who is here already.
  'users:write': null,
};

const inOrder = Object.keys(words) as readonly Scope[];

/** "read your projects, see your coins and pay with your coins"; empty for nothing. */
export function powersOf(scopes: readonly Scope[]): string {
  const said = inOrder.flatMap((scope) => (scopes.includes(scope) && words[scope] !== null ? [words[scope]] : []));
  const last = said.at(-1) ?? '';
  return said.length < 2 ? last : `${said.slice(0, -1).join(', ')} and ${last}`;
}
