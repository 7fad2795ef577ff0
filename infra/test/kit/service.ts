import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../server/test/database/createTestDatabase.ts';
import { type DeepInfra, startDeepInfra } from '../../stand-ins/deepinfra/server.ts';
import { forget, type Penora, startPenora } from './penora.ts';

type Environment = Record<string, string>;

/** Of what the server printed, when a test fails. */
const LINES = 40;

/** What is handed to it is closed when the server is gone. */
type Keep = <Part extends { close(): unknown }>(part: Part) => Part;

export interface ServiceOptions {
  /** Or what brings up the stand-ins that the server is told of. */
  env?: Environment | ((keep: Keep) => Promise<Environment>);
  /** With a provider that does what the test says; without it the demonstration writer writes. */
  provider?: boolean;
}

/** The product as the tests of one file use it. */
export interface Service {
  readonly url: string;
  /** Throws without `provider`. */
  readonly provider: DeepInfra;
  /** The environment of a command that works on the same data. */
  readonly data: Environment;
}

/**
 * One server for all tests of the file that calls it, at its top. Its database is one of the run's own server: what is
 * about the embedded one starts the product by itself.
 */
export function service({ env = {}, provider = false }: ServiceOptions = {}): Service {
  const kept: { close(): unknown }[] = [];
  const keep: Keep = (part) => {
    kept.push(part);
    return part;
  };
  let standIn: DeepInfra | undefined;
  let database: TestDatabase | undefined;
  let penora: Penora | undefined;
  beforeAll(async () => {
    if (provider) standIn = keep(await startDeepInfra());
    database = await createTestDatabase();
    const more = typeof env === 'function' ? await env(keep) : env;
    const provided: Environment = standIn === undefined ? {} : { DEEPINFRA_BASE_URL: standIn.url };
    penora = await startPenora({ env: { DATABASE_URL: database.url, ...provided, ...more } });
  }, 180_000);
  afterAll(async () => {
    await forget(penora);
    for (const part of kept) await part.close();
    await database?.drop();
  });
  beforeEach(({ onTestFailed }) => {
    standIn?.reset();
    onTestFailed(() => console.log(penora?.output().split('\n').slice(-LINES).join('\n') ?? ''));
  });
  const up = <Part>(part: Part | undefined): Part => {
    if (part === undefined) throw new Error('this part of the service was not asked for, or is not up yet');
    return part;
  };
  return {
    get url() {
      return up(penora).url;
    },
    get provider() {
      return up(standIn);
    },
    get data() {
      return { DATA_DIR: up(penora).dataDir, DATABASE_URL: up(database).url };
    },
  };
}
