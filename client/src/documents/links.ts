/** Which addresses a text may link to: http, https and mailto, and nothing that only looks so. */
import { LinkTarget } from '@penora/protocol/document/marks';

// A browser skips these when it reads a scheme: "java\nscript:" is javascript.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Z}]/u;

export function isOurLink(address: string | undefined | null): boolean {
  return typeof address === 'string' && !HIDDEN.test(address) && LinkTarget.safeParse(address).success;
}

/** What somebody wrote into the link field, as an address; null when it cannot be one. */
export function linkFrom(typed: string): string | null {
  const address = typed.trim();
  if (address === '') return null;
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(address)) return `mailto:${address}`;
  // "//x.org" is an address without its scheme; "/account" is one of this site, and means nothing in a text.
  const bare = address.replace(/^\/\//, '');
  if (bare.startsWith('/')) return null;
  const full = /^[a-z][a-z0-9+.-]*:/i.test(bare) ? bare : `https://${bare}`;
  return isOurLink(full) && URL.canParse(full) ? full : null;
}
