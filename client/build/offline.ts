/** Writes the service worker (src/offline/worker.ts) with the list of what this build consists of: `sw.js`. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Plugin, transformWithOxc } from 'vite';

const WORKER = 'src/offline/worker.ts';
/** The page without anybody's name in it, from the server (server/src/http/pages.ts), and what it loads beside the build. */
const SHELL = ['/shell.html', '/theme.js', '/favicon.svg'];
const CODE = /^assets\/.+\.(?:js|css)$/;
/** The typefaces of most texts; others are kept once a text has needed them. */
const TYPEFACE = /^assets\/(?:inter|literata)-latin-(?:opsz|wght)-(?:normal|italic)-.+\.woff2$/;
/** Makes the worker a module for the compiler; browsers run it as a script. */
const EXPORT = /^export \{\};?\s*$/m;
/** Charts are looked at when there is something new, which needs the server. */
const HEAVY = /^assets\/chart-/;

export function offline(): Plugin {
  return {
    name: 'penora:offline',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const { root } = this.environment.config;
        const names = Object.keys(bundle)
          .filter((name) => name.startsWith('assets/'))
          .sort();
        const isFirst = (name: string): boolean => (CODE.test(name) && !HEAVY.test(name)) || TYPEFACE.test(name);
        const pathsOf = (some: readonly string[]): string[] => some.map((name) => `/${name}`);
        const first = [...SHELL, ...pathsOf(names.filter(isFirst))];
        const later = pathsOf(names.filter((name) => !isFirst(name)));
        const { code } = await transformWithOxc(await readFile(join(root, WORKER), 'utf8'), 'worker.ts');
        const index = bundle['index.html'];
        const hash = createHash('sha256')
          .update(JSON.stringify([first, later]))
          .update(code);
        if (index?.type === 'asset') hash.update(index.source);
        hash
          .update(await readFile(join(root, 'public/theme.js')))
          .update(await readFile(join(root, 'public/favicon.svg')));
        const build = JSON.stringify({ id: hash.digest('hex').slice(0, 12), first, later });
        this.emitFile({
          type: 'asset',
          fileName: 'sw.js',
          source: `const BUILD = ${build};\n${code.replace(EXPORT, '')}`,
        });
      },
    },
  };
}
