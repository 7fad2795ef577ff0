import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { readSessionCookie } from './cookie.ts';
import { fonts } from './fonts.ts';

/** Paths of contract.md, Environment ("Pages"); anything else is the page that says there is nothing. */
const PAGES = [
  /^\/(workspace|pricing|account|login|register)?\/?$/,
  /^\/p\/[^/]+\/?$/,
  /^\/(share|verify|reset)\/[^/]+\/?$/,
  /^\/forgot\/?$/,
];

const ONE_YEAR_MS = 365 * 24 * 3_600_000;

/** The pages were never built; one line for the operator. */
export class PagesError extends Error {
  constructor() {
    super('The pages are not built. Run `npm run build`, or start with `npm start`.');
    this.name = 'PagesError';
  }
}

/** Addresses that the pages link to, by their name in `client/src/links.ts`. */
export type PageLinks = Readonly<Record<string, string>>;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const attribute = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

function readIndex(folder: string, links: PageLinks): string {
  const metas = Object.entries(links).map(
    ([name, url]) => `<meta name="penora-${name}" content="${attribute(url)}" />`,
  );
  try {
    return readFileSync(join(folder, 'index.html'), 'utf8').replace('</head>', () => `${metas.join('')}</head>`);
  } catch {
    throw new PagesError();
  }
}

/** The built client: hashed files for ever, one page for every path. */
export function pages(folder: string, links: PageLinks = {}): Router {
  const index = readIndex(folder, links);
  // Whoever comes without a cookie need not ask who they are (client/src/session).
  const strangers = index.replace('</head>', '<meta name="penora-stranger" content="yes" /></head>');
  const sendPage = (req: Request, res: Response, status: number): void => {
    const isStranger = readSessionCookie(req.headers.cookie) === undefined;
    res.vary('Cookie').status(status).set('cache-control', 'no-cache').type('html');
    res.send(isStranger ? strangers : index);
  };
  const page: RequestHandler = (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next();
    sendPage(req, res, PAGES.some((pattern) => pattern.test(req.path)) ? 200 : 404);
  };
  const router = Router();
  const assets = join(folder, 'assets');
  router.use(fonts(assets));
  router.use('/assets', express.static(assets, { immutable: true, maxAge: ONE_YEAR_MS, index: false }));
  router.use(express.static(folder, { index: false, maxAge: 0 }));
  return router.use(page);
}
