import { FONTS } from './fonts.ts';
import { Answer } from './route.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const html = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

const STYLE = `
  @font-face { font-family: 'Inter Variable'; font-weight: 100 900; font-display: swap; src: url(${FONTS.inter}) format('woff2') }
  @font-face { font-family: 'Literata Variable'; font-weight: 200 900; font-display: swap; src: url(${FONTS.literata}) format('woff2') }
  :root { color-scheme: dark light; --bg: #0f0d0e; --line: #3a3234; --text: #ece6e1; --muted: #b3a8a1; --ember: #f0808a; --fill: #a3283a }
  @media (prefers-color-scheme: light) { :root { --bg: #f8f4ee; --line: #d9cec3; --text: #241c1b; --muted: #6a5d57; --ember: #8c1d2c; --fill: #8c1d2c } }
  * { box-sizing: border-box } body { margin: 0; min-height: 100vh; display: grid; place-items: start center; padding: clamp(32px, 12vh, 128px) 20px 40px; background: var(--bg); color: var(--text); font: 15px/1.6 'Inter Variable', Inter, system-ui, sans-serif }
  main { width: 100%; max-width: 440px } svg { width: 28px; height: 28px; fill: var(--ember) }
  h1 { margin: 16px 0 8px; font: 500 30px/1.2 'Literata Variable', Literata, Georgia, serif; letter-spacing: -.01em } p { margin: 0 0 16px; color: var(--muted) }
  nav { display: flex; flex-wrap: wrap; gap: 12px; margin-top: 24px; padding-top: 24px; border-top: 1px solid var(--line) }
  a { padding: 10px 18px; border-radius: 8px; border: 1px solid var(--line); color: var(--text); text-decoration: none } a:first-child { background: var(--fill); border-color: var(--fill); color: #fff; font-weight: 500 }
  a:focus-visible { outline: 2px solid var(--ember); outline-offset: 2px }`;

export interface Notice {
  title: string;
  /** One paragraph each. */
  text: readonly string[];
  /** The first is the one to take. */
  links: readonly { label: string; href: string }[];
}

/** A page by itself for an address that a browser was sent to and that leads nowhere: what happened, what to do. */
export function noticePage(status: number, { title, text, links }: Notice): Answer {
  const body = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${html(title)} · Penora</title><style>${STYLE}</style></head><body><main>
<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 23.4 5 12.3C7.8 8.8 9.3 5.1 9.6.6h4.8c.3 4.5 1.8 8.2 4.6 11.7L12 23.4Zm-.55-3h1.1v-6.25a2 2 0 1 0-1.1 0v6.25Z"/></svg>
<h1>${html(title)}</h1>${text.map((part) => `<p>${html(part)}</p>`).join('')}
<nav>${links.map(({ label, href }) => `<a href="${html(href)}">${html(label)}</a>`).join('')}</nav></main></body></html>`;
  return new Answer({
    status,
    headers: { ...privately, 'content-type': 'text/html; charset=utf-8' },
    content: { kind: 'bytes', bytes: body },
  });
}

/** The address that a browser came from must not travel on: it may hold a secret. */
const privately = { 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' };

/** 303 to a path of ours, leaving nothing of the address behind. */
export function leadOn(
  path: string,
  session?: { token: string; maxAgeSeconds: number; userId: string },
  headers: Readonly<Record<string, string | string[]>> = {},
): Answer {
  const parts = {
    status: 303,
    headers: { ...privately, ...headers, location: path },
    content: { kind: 'empty' },
  } as const;
  return new Answer(session === undefined ? parts : { ...parts, session });
}
