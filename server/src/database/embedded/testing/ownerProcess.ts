import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const answer = z.union([
  z.object({ url: z.string(), superUrl: z.string() }),
  z.object({ fault: z.string(), message: z.string() }),
]);

export interface OwnerProcess {
  readonly pid: number;
  readonly answer: z.infer<typeof answer>;
  /** kill -9, and waits until the process is gone. */
  kill(): Promise<void>;
  /** Lets it stop its database and end. */
  finish(): Promise<void>;
}

/** Starts testing/owner.ts on a data folder and waits for its first line. */
export async function startOwner(dataDir: string, env: NodeJS.ProcessEnv = {}): Promise<OwnerProcess> {
  const script = fileURLToPath(new URL('owner.ts', import.meta.url));
  const child = spawn(process.execPath, [script, dataDir], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const exited = once(child, 'exit');
  const silent = once(child, 'close').then(([code]) =>
    Promise.reject(new Error(`the owner ended without a word (${code})`)),
  );
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), silent]);
  const end = async (act: (child: ChildProcess) => void) => {
    act(child);
    await exited;
  };
  return {
    pid: child.pid ?? 0,
    answer: answer.parse(JSON.parse(String(line))),
    kill: () => end(() => child.kill('SIGKILL')),
    finish: () => end(() => child.stdin.end()),
  };
}
