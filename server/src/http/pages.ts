import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, type Response, Router } from 'express';

/** Paths of contract.md, Environment ("Pages"); anything else is the page that says there is nothing. */
const PAGES = [/^\/(workspace|pricing|account|login|register)?\/?$/, /^\/p\/[^/]+\/?$/, /^\/share\/[^/]+\/?$/];

const ONE_YEAR_MS = 365 * 24 * 3_600_000;

/** The pages were never built; one line for the operator. */
export class PagesError extends Error {
  constructor() {
    super('The pages are not built. Run `npm run build`, or start with `npm start`.');
    this.name = 'PagesError';
  }
}

function readIndex(folder: string): string {
  try {
    return readFileSync(join(folder, 'index.html'), 'utf8');
  } catch {
    throw new PagesError();
  }
}

/** The built client: hashed files for ever, one page for every path. */
export function pages(folder: string): Router {
  const index = readIndex(folder);
  const sendPage = (res: Response, status: number): void => {
    res.status(status).set('cache-control', 'no-cache').type('html').send(index);
  };
  const page: RequestHandler = (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next();
    sendPage(res, PAGES.some((pattern) => pattern.test(req.path)) ? 200 : 404);
  };
  const router = Router();
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: ONE_YEAR_MS, index: false }));
  router.use(express.static(folder, { index: false, maxAge: 0 }));
  return router.use(page);
}
