import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { root } from '../../run/node.ts';
import { ownEnvironment } from './environment.ts';

const run = promisify(execFile);

/** What an operator's command prints; throws when it fails. */
export async function command(script: string, args: readonly string[], env: Record<string, string>): Promise<string> {
  const { stdout } = await run(process.execPath, [script, ...args], {
    cwd: root,
    env: { ...ownEnvironment(), ...env },
  });
  return stdout;
}

/** What `npm run audit` says of the data that a service has left; throws unless it ends with 0. */
export const audit = ({ dataDir }: { dataDir: string }): Promise<string> =>
  command('server/src/commands/audit.ts', [], { DATA_DIR: dataDir });
