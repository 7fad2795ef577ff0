const NOWHERE = 'http://penora.invalid';

/** A path of this site to go on to; whatever could lead elsewhere becomes the start page. */
export function safeNext(wanted: string | undefined): string {
  if (wanted === undefined || !/^\/(?![/\\])/.test(wanted) || /[\p{Cc}\\]/u.test(wanted)) return '/';
  if (!URL.canParse(wanted, NOWHERE)) return '/';
  const url = new URL(wanted, NOWHERE);
  // `/..//host` becomes a path that begins with two slashes, which a browser would take for another site.
  if (url.origin !== NOWHERE || url.pathname.startsWith('//')) return '/';
  return url.pathname + url.search + url.hash;
}
