/** Whom to sign in as, for tries by hand. */
export function chooser(url: URL, people: readonly { sub: string; email: string; name: string }[]): string {
  const links = people.map(({ sub, email, name }) => {
    const chosen = new URL(url);
    chosen.searchParams.set('choose', sub);
    return `<p><a href="${chosen.href.replaceAll('&', '&amp;')}">${name} · ${email}</a></p>`;
  });
  return `<!doctype html><title>Choose an account</title><h1>Choose an account</h1>${links.join('')}`;
}
