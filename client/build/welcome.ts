/** Writes the first page with its words in it (`welcome.html`): they can be read before any script is here. */
import { createServer, type Plugin } from 'vite';
import { icons } from './lean.ts';

/** What index.html has, and what takes its place. */
const TITLE = '<title>Penora</title>';
const ROOT = '<div id="root"></div>';
/** They let the styles and the typefaces go first: the page can be read without them. */
const SCRIPTS = /<(?:script type="module"|link rel="modulepreload")/g;

interface Drawn {
  title: string;
  html: string;
}

/** The build has them already. */
const withoutStyles = (): Plugin => ({
  name: 'penora:without-styles',
  enforce: 'pre',
  load: (id) => (/\.s?css$/.test(id) ? '' : null),
});

async function draw(root: string): Promise<Drawn> {
  const server = await createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [icons(), withoutStyles()],
  });
  try {
    const { drawWelcome } = await server.ssrLoadModule('/src/prerender.tsx');
    return drawWelcome();
  } finally {
    await server.close();
  }
}

function filled(index: string, { title, html }: Drawn): string {
  if (!index.includes(TITLE) || !index.includes(ROOT)) throw new Error('index.html has no place for the first page');
  return index
    .replace(SCRIPTS, '$& fetchpriority="low"')
    .replace(TITLE, () => `<title>${title}</title>`)
    .replace(ROOT, () => ROOT.replace('></', () => `>${html}</`));
}

export function welcome(): Plugin {
  return {
    name: 'penora:welcome',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const index = bundle['index.html'];
        if (index?.type !== 'asset') throw new Error('the build has no index.html');
        const source = filled(String(index.source), await draw(this.environment.config.root));
        this.emitFile({ type: 'asset', fileName: 'welcome.html', source });
      },
    },
  };
}
