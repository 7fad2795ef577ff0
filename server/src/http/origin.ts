import type { IncomingHttpHeaders } from 'node:http';

/**
 * The origin rule (contract.md, HTTP), the same for HTTP writes, socket.io and `/collab`: a browser may write only
 * from our own pages; a request with neither header is no browser's and passes.
 */
export function originAllowed(headers: IncomingHttpHeaders, publicUrl: string | undefined, secure: boolean): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return true;
  return host !== undefined && origin === `${secure ? 'https' : 'http'}://${host}`;
}
