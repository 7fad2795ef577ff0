import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, type Response, Router } from 'express';

/** Paths of contract.md, Environment ("Pages"); anything else is the page that says there is nothing. */
const PAGES = [/^\/(workspace|pricing|account|login|register)?\/?$/, /^\/p\/[^/]+\/?$/, /^\/share\/[^/]+\/?$/];

const ONE_YEAR_MS = 365 * 24 * 3_600_000;

/** The built client: hashed files for ever, one page for every path. */
export function pages(folder: string): Router {
  const index = readFileSync(join(folder, 'index.html'), 'utf8');
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
