import { spawn } from 'node:child_process';
import { commandAs, run } from './command.ts';

/** Whether `setpriv` can bind a child's life to ours: Linux with util-linux. */
export async function canDieWithUs(): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  return (await run(commandAs({ kind: 'self' }, '/bin/sh', ['-c', ':'], 'KILL'))).ok;
}

const POSIX_SCRIPT = 'read -r word; [ "$word" = done ] || kill -INT "$1"';
const WINDOWS_SCRIPT = `process.stdin.once('data', () => process.exit()).on('end', () =>
  require('node:child_process').spawn('taskkill', ['/F', '/T', '/PID', process.argv[1]], { windowsHide: true }))`;

/**
 * Where `setpriv` is missing: a tiny process that holds the end of a pipe of ours. The system closes the pipe when we
 * end, however that happens, and it stops the server. In a session of its own, so that Ctrl+C does not end it first.
 * The returned function sends it away, to be called when the server has ended.
 */
export function watch(pid: number): () => void {
  const [file, ...args] =
    process.platform === 'win32'
      ? [process.execPath, '-e', WINDOWS_SCRIPT, String(pid)]
      : ['/bin/sh', '-c', POSIX_SCRIPT, 'penora-watchdog', String(pid)];
  const options = { ...commandAs({ kind: 'self' }, file, []).options, detached: true } as const;
  const dog = spawn(file, args, { ...options, stdio: ['pipe', 'ignore', 'ignore'] });
  dog.on('error', () => undefined);
  dog.stdin?.on('error', () => undefined);
  dog.unref();
  return () => {
    dog.stdin?.end('done\n');
  };
}
