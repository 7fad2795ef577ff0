import react from '@vitejs/plugin-react';
import { defineConfig, type ProxyOptions } from 'vite';
import { icons, parsersOnly } from './build/lean.ts';
import { offline } from './build/offline.ts';
import { packed } from './build/packed.ts';
import { typefaces } from './build/typefaces.ts';
import { welcome } from './build/welcome.ts';

/** In development the pages come from Vite and everything else from the server, at this address. */
const api = process.env.API_URL ?? 'http://127.0.0.1:3001';
const port = Number(process.env.PORT ?? 3000);

// The Host header stays as the browser sent it: the server compares it with Origin.
const http: ProxyOptions = { target: api };
const sockets: ProxyOptions = { target: api, ws: true };

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), icons(), parsersOnly(), typefaces(), welcome(), offline(), packed()],
  server: {
    port,
    strictPort: true,
    proxy: {
      '/api': http,
      '/penora': http,
      '/penora_link': http,
      '/app': http,
      '/writer': http,
      '/healthz': http,
      '/readyz': http,
      '/socket.io': sockets,
      '/collab': sockets,
    },
  },
  css: {
    preprocessorOptions: {
      scss: {
        // Bootstrap 5.3 is written with @import and the older colour functions; ours is not.
        quietDeps: true,
        silenceDeprecations: ['import'],
        loadPaths: [`${import.meta.dirname}/../node_modules`],
      },
    },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // A data: address would need an exception in the Content-Security-Policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // In one file with zod, strictSchemas.ts runs before the first schema is made, whichever page comes first.
            { name: 'zod', test: /[\\/]node_modules[\\/]zod[\\/]|strictSchemas/, priority: 3 },
            // Few files before the first page: a browser asks for six at a time.
            { name: 'libraries', tags: ['$initial'], test: /[\\/]node_modules[\\/](?!@fontsource)/, priority: 2 },
            { name: 'frame', tags: ['$initial'], priority: 1 },
          ],
        },
      },
    },
  },
});
