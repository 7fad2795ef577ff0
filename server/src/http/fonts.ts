import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Router } from 'express';

const ONE_DAY_MS = 24 * 3_600_000;

/** The fonts of the pages that the server writes itself, by a name that stays when the pages are built anew. */
export const FONTS = { inter: '/fonts/inter.woff2', literata: '/fonts/literata.woff2' } as const;

const FILES = [
  [FONTS.inter, /^inter-latin-wght-normal-.*\.woff2$/],
  [FONTS.literata, /^literata-latin-(opsz|wght)-normal-.*\.woff2$/],
] as const;

/** Serves them from the built client; those that it does not have are left to the browser's own. */
export function fonts(assets: string): Router {
  const built = readdirSync(assets);
  const router = Router();
  for (const [path, pattern] of FILES) {
    const file = built.find((name) => pattern.test(name));
    if (file !== undefined) {
      router.get(path, (_req, res) => res.sendFile(join(assets, file), { maxAge: ONE_DAY_MS }));
    }
  }
  return router;
}
