import type { Endpoint } from '@penora/protocol/endpoint';
import { Router } from 'express';
import { openApi } from './openapi.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const html = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

const STYLE = `
  :root { color-scheme: dark light; --bg: #0f0d0e; --card: #1d191a; --line: #3a3234; --text: #ece6e1; --muted: #b3a8a1; --ember: #f0808a; --gold: #e6bd6a }
  @media (prefers-color-scheme: light) { :root { --bg: #f8f4ee; --card: #fff; --line: #d9cec3; --text: #241c1b; --muted: #6a5d57; --ember: #8c1d2c; --gold: #7a5a10 } }
  body { margin: 0 auto; padding: 32px 20px 80px; max-width: 880px; background: var(--bg); color: var(--text); font: 15px/1.6 Inter, system-ui, sans-serif }
  a { color: var(--ember) } h1, h2 { font-family: Literata, Georgia, serif; font-weight: 600 } h2 { margin-top: 40px }
  details { border-top: 1px solid var(--line); padding: 10px 0 } summary { cursor: pointer; display: flex; gap: 12px; align-items: baseline; flex-wrap: wrap }
  code, pre { font: 13px/1.5 ui-monospace, monospace } .method { color: var(--gold); min-width: 56px } .what { color: var(--muted) }
  pre { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 12px; overflow-x: auto }`;

function entry(path: string, method: string, operation: unknown): string {
  const summary = Object(operation).summary;
  return `<details><summary><code class="method">${html(method.toUpperCase())}</code><code>${html(path)}</code>
    <span class="what">${html(String(summary))}</span></summary><pre>${html(JSON.stringify(operation, null, 2))}</pre></details>`;
}

function docsPage(endpoints: readonly Endpoint[], description: Record<string, unknown>, guide: string): string {
  const paths = Object(description.paths);
  const sections = [...new Set(endpoints.map(({ tag }) => tag))].map((tag) => {
    const entries = endpoints
      .filter((endpoint) => endpoint.tag === tag)
      .map(({ path, method }) => {
        const name = path.replace(/:(\w+)/g, '{$1}');
        return entry(name, method, Object(paths[name])[method.toLowerCase()]);
      });
    return `<section><h2>${html(tag)}</h2>${entries.join('')}</section>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Penora API</title><style>${STYLE}</style></head><body><main><h1>Penora API</h1>
    <p>JSON in and out. Failures are <code>application/problem+json</code> with a stable <code>code</code>. Amounts are
    whole milliku (1 Ku = 1,000), times ISO 8601 in UTC. Sign in with the session cookie, or send
    <code>Authorization: Bearer</code> with a personal access token. The same as
    <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>${guide}${sections.join('')}</main></body></html>`;
}

/**
 * The description for machines and a page for people; `guide` is HTML that stands above the addresses. Made when the
 * first one asks: it takes longer than many a start.
 */
export function docsRouter(endpoints: readonly Endpoint[], version: string, guide = ''): Router {
  const description = once(() => openApi(endpoints, version));
  const page = once(() => docsPage(endpoints, description(), guide));
  return Router()
    .get('/api/openapi.json', (_req, res) => void res.json(description()))
    .get('/api/docs', (_req, res) => void res.type('html').send(page()));
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
