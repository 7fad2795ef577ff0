/** Where to go after signing in. Only an address of this site: a link must not send anybody elsewhere. */
export function nextPath(search: string): string {
  const wanted = new URLSearchParams(search).get('next') ?? '/';
  if (!wanted.startsWith('/') || /^\/[/\\]/.test(wanted)) return '/';
  const url = new URL(wanted, 'http://penora.invalid');
  // `/..//host` becomes a path that begins with two slashes: another site.
  if (url.origin !== 'http://penora.invalid' || url.pathname.startsWith('//')) return '/';
  return url.pathname + url.search + url.hash;
}
