/** How the scripts of this folder start other programs: always with the Node.js that runs them, never through a shell. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The script behind a package's command, e.g. `bin('vite', 'vite')`. */
export function bin(packageName: string, command: string, from = root): string {
  const require = createRequire(join(from, 'package.json'));
  const file = require.resolve(`${packageName}/package.json`);
  const manifest: unknown = require(file);
  const bins = typeof manifest === 'object' && manifest !== null && 'bin' in manifest ? manifest.bin : undefined;
  const path = typeof bins === 'string' ? bins : Object.entries(bins ?? {}).find(([name]) => name === command)?.[1];
  if (typeof path !== 'string') throw new Error(`${packageName} has no command ${command}`);
  return join(dirname(file), path);
}

/** Runs a script with inherited output; resolves with its exit code. */
export function run(
  script: string,
  args: string[] = [],
  options: { cwd?: string; quiet?: boolean; env?: NodeJS.ProcessEnv } = {},
) {
  const { cwd = root, quiet = false, env = process.env } = options;
  return new Promise<{ code: number; output: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd,
      env,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    const output: Buffer[] = [];
    child.stdout?.on('data', (data: Buffer) => output.push(data));
    child.stderr?.on('data', (data: Buffer) => output.push(data));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(output).toString() }));
  });
}
