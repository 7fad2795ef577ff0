import { type SpawnOptions, spawn } from 'node:child_process';
import { unreachable } from '../../kernel/errors.ts';
import { isRoot, type Owner } from './folders.ts';

/** As whom PostgreSQL runs; it refuses to be root. */
export type RunAs =
  | { readonly kind: 'self' }
  /** Another user of the system: only root can do that. */
  | { readonly kind: 'account'; readonly uid: number; readonly gid: number }
  /** Ourselves without any privilege, called `uid` inside a user namespace: reaches whatever we own. */
  | { readonly kind: 'namespace'; readonly uid: number };

export interface Command {
  readonly file: string;
  readonly args: string[];
  readonly options: SpawnOptions;
}

export interface Outcome {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

const OUTPUT_LIMIT = 64 * 1024;
const RUN_LIMIT_MS = 120_000;

/** `program` as that user; with `dieWith` (Linux, setpriv) it gets that signal when our process ends. */
export function commandAs(runAs: RunAs, program: string, args: string[], dieWith?: 'INT' | 'KILL'): Command {
  const words = [program, ...args];
  if (dieWith) words.unshift('setpriv', '--pdeathsig', dieWith, '--');
  if (runAs.kind === 'namespace') words.unshift('unshare', '--user', `--map-user=${runAs.uid}`, '--');
  const [file = program, ...rest] = words;
  const account = runAs.kind === 'account' ? { uid: runAs.uid, gid: runAs.gid } : {};
  return { file, args: rest, options: { ...account, env: environment(), cwd: '/', windowsHide: true } };
}

/** To whom the data must belong on disk; undefined: whoever makes it. */
export function ownerFor(runAs: RunAs): Owner | undefined {
  switch (runAs.kind) {
    case 'self':
      return undefined;
    case 'account':
      return { uid: runAs.uid, gid: runAs.gid };
    case 'namespace':
      return isRoot() ? { uid: 0, gid: 0 } : undefined;
    default:
      return unreachable(runAs);
  }
}

/** Runs a command to its end, at most two minutes. Never throws: what cannot be started is not ok. */
export async function run(command: Command, input = ''): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command.file, command.args, { ...command.options, stdio: 'pipe' });
    // Not spawn's own `timeout`: that one keeps running, and us with it, when the program cannot be started.
    const limit = setTimeout(() => child.kill('SIGKILL'), RUN_LIMIT_MS);
    let stdout = '';
    let stderr = '';
    const end = (outcome: Outcome) => {
      clearTimeout(limit);
      resolve(outcome);
    };
    child.stdout?.on('data', (part: Buffer) => {
      stdout = (stdout + part.toString()).slice(-OUTPUT_LIMIT);
    });
    child.stderr?.on('data', (part: Buffer) => {
      stderr = (stderr + part.toString()).slice(-OUTPUT_LIMIT);
    });
    child.on('error', (error) => end({ ok: false, stdout, stderr: error.message }));
    child.on('close', (code) => end({ ok: code === 0, stdout, stderr }));
    // A program that does not read its input ends the pipe early; its exit code tells what matters.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

/** What PostgreSQL may know of our environment: none of our secrets. */
function environment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}
