/** Packs what browsers load as tightly as can be, once, beside the files themselves (server/src/http/packed.ts). */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Plugin } from 'vite';

const compress = promisify(brotliCompress);
const TEXT = /\.(?:js|css|svg)$/;
const LEAST_BYTES = 1_000;

async function pack(file: string): Promise<void> {
  const text = await readFile(file);
  if (text.length < LEAST_BYTES) return;
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
  };
  await writeFile(`${file}.br`, await compress(text, { params }));
}

export function packed(): Plugin {
  return {
    name: 'penora:packed',
    apply: 'build',
    async writeBundle({ dir }) {
      if (dir === undefined) return;
      const assets = join(dir, 'assets');
      const names = (await readdir(assets)).filter((name) => TEXT.test(name));
      await Promise.all(names.map((name) => pack(join(assets, name))));
    },
  };
}
