import { readdirSync } from 'node:fs';
import { extname } from 'node:path';
import type { RequestHandler } from 'express';

const PACKED = '.br';

/** Hands out what the build has packed already (client/build/packed.ts), to browsers that can unpack it. */
export function packed(folder: string): RequestHandler {
  const names = new Set(readdirSync(folder).filter((name) => name.endsWith(PACKED)));
  return (req, res, next) => {
    const name = req.path.slice(1);
    if (!names.has(`${name}${PACKED}`)) return next();
    res.vary('Accept-Encoding');
    if (req.acceptsEncodings('br') === 'br') {
      res.set('content-encoding', 'br').type(extname(name));
      req.url = `/${name}${PACKED}`;
    }
    next();
  };
}
