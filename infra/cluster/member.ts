import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { freePort } from '../run/freePort.ts';
import { root } from '../run/node.ts';

export interface MemberOptions {
  name: string;
  env: NodeJS.ProcessEnv;
  say(line: string): void;
}

const READY = /^Penora is ready at /;
const TAKEN = /^Penora cannot start: Port \d+ is taken/m;
const PORT_TRIES = 3;
const LINES_KEPT = 200;

/** One server process, which can be started again. */
export class Member {
  readonly name: string;
  /** Where it listens on 127.0.0.1; another one after each start. */
  port = 0;
  readonly #options: MemberOptions;
  readonly #lines: string[] = [];
  #child: ChildProcess | null = null;

  constructor(options: MemberOptions) {
    this.name = options.name;
    this.#options = options;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  get isRunning(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** The last lines that it printed. */
  get output(): string {
    return this.#lines.join('\n');
  }

  /** Resolves when it is ready. Throws what it said when it ends before. */
  async start(): Promise<void> {
    for (let left = PORT_TRIES; ; left -= 1) {
      try {
        await this.#launch(await freePort('127.0.0.1'));
        return;
      } catch (error) {
        if (left === 1 || !TAKEN.test(String(error))) throw error;
      }
    }
  }

  /** Resolves when the process that runs now has ended, with its exit code; null when it was killed. */
  async ended(): Promise<number | null> {
    const child = this.#child;
    if (child !== null && this.isRunning) await once(child, 'exit');
    return child?.exitCode ?? null;
  }

  /** SIGTERM; resolves with the exit code when it has ended. */
  stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  /** kill -9, as a machine that loses power. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  #launch(port: number): Promise<void> {
    const child = spawn(process.execPath, ['infra/cluster/memberProcess.ts'], {
      cwd: root,
      env: { ...this.#options.env, PORT: String(port), HOST: '127.0.0.1' },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    this.port = port;
    return new Promise<void>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        if (stream === null) continue;
        createInterface({ input: stream }).on('line', (line) => {
          this.#note(line);
          if (READY.test(line)) resolve();
        });
      }
      child.once('error', reject);
      child.once('close', () => reject(new Error(`${this.name} could not start:\n${this.output}`)));
    });
  }

  #note(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > LINES_KEPT) this.#lines.shift();
    this.#options.say(line);
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const ended = this.ended();
    if (this.isRunning) this.#child?.kill(signal);
    return ended;
  }
}
