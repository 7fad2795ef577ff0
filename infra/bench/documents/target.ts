import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Person } from '../../test/kit/person.ts';
import { type Measured, startMeasured } from '../kit/measured.ts';

/** Documents that are there and may be opened with these headers. */
export interface Documents {
  addresses: string[];
  headers: Readonly<Record<string, string>>;
}

/** A server under load. */
export interface Target {
  name: TargetName;
  process: Measured;
  /** New documents of a new person: what somebody may store is limited. */
  documents(count: number): Promise<Documents>;
  /** Ends it and starts it on the same data; the documents' addresses change with the port. */
  restart(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** The same documents after a restart. */
  again(documents: Documents): Documents;
  stop(): Promise<void>;
}

export type TargetName = 'bare' | 'usual' | 'penora';

const { PATH, HOME, TMPDIR, DATABASE_URL } = process.env;
const environment: NodeJS.ProcessEnv = { PATH, HOME, TMPDIR, PORT: '0', LIMITS: '1000', LOG_LEVEL: 'error' };

let documentsMade = 0;

function peer(name: Exclude<TargetName, 'penora'>): () => Promise<Target> {
  return async () => {
    const measured = await startMeasured(`infra/bench/documents/servers/${name}.ts`, environment, /^ready at (\S+)$/);
    const base = `${measured.ready.replace('http', 'ws')}/`;
    return {
      name,
      process: measured,
      documents: async (count) => ({
        addresses: Array.from({ length: count }, () => `${base}${++documentsMade}`),
        headers: {},
      }),
      restart: () => Promise.reject(new Error(`${name} stores nothing`)),
      again: (documents) => documents,
      stop: () => measured.stop(),
    };
  };
}

class Product implements Target {
  readonly name = 'penora';
  readonly #dataDir = mkdtempSync(join(tmpdir(), 'penora-bench-'));
  #process: Measured | null = null;

  get process(): Measured {
    if (this.#process === null) throw new Error('not started');
    return this.#process;
  }

  async start(): Promise<this> {
    // DATABASE_URL, if set, is measured instead of the embedded database.
    const env = { ...environment, DATA_DIR: this.#dataDir, ...(DATABASE_URL === undefined ? {} : { DATABASE_URL }) };
    this.#process = await startMeasured('infra/run/start.ts', env, /^Penora is ready at (\S+)$/);
    return this;
  }

  async documents(count: number): Promise<Documents> {
    const { ready } = this.process;
    const person = await Person.register(ready);
    const addresses: string[] = [];
    while (addresses.length < count) addresses.push(this.#address(await person.project()));
    return { addresses, headers: { cookie: person.cookie, origin: ready } };
  }

  async restart(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    await this.process.stop(signal);
    await this.start();
  }

  again({ addresses, headers }: Documents): Documents {
    return {
      addresses: addresses.map((address) => this.#address(address.slice(address.lastIndexOf('/') + 1))),
      headers: { ...headers, origin: this.process.ready },
    };
  }

  async stop(): Promise<void> {
    await this.process.stop();
    rmSync(this.#dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  #address = (code: string): string => `${this.process.ready.replace('http', 'ws')}/collab/${code}`;
}

const starters: Readonly<Record<TargetName, () => Promise<Target>>> = {
  bare: peer('bare'),
  usual: peer('usual'),
  penora: () => new Product().start(),
};

/** Starts a server afresh, with nothing stored, does something with it and stops it. */
export async function withTarget<T>(name: TargetName, work: (target: Target) => Promise<T>): Promise<T> {
  const target = await starters[name]();
  try {
    return await work(target);
  } finally {
    await target.stop();
  }
}
