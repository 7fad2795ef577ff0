/** `npm run dev`: the server restarts when its code changes, the pages change in place (Vite in front of it). */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bin, root } from './node.ts';

const port = process.env.PORT ?? '3000';
const apiPort = String(Number(port) + 1);

const server = spawn(
  process.execPath,
  ['--watch-path=server/src', '--watch-path=protocol/src', '--watch-preserve-output', 'infra/run/serve.ts'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, PORT: apiPort, PUBLIC_URL: `http://localhost:${port}` } },
);
const client = join(root, 'client');
const pages = spawn(process.execPath, [bin('vite', 'vite', client), '--port', port, '--strictPort'], {
  cwd: client,
  stdio: 'inherit',
  env: { ...process.env, API_URL: `http://127.0.0.1:${apiPort}` },
});

const stop = () => {
  server.kill('SIGTERM');
  pages.kill('SIGTERM');
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
server.once('exit', stop);
pages.once('exit', stop);
