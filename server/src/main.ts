import type { RequestListener, Server } from 'node:http';
import { type Config, ConfigError, readConfig } from './config.ts';
import { type StartedStore, StoreError, startStore } from './database/start.ts';
import { warmUp } from './documents/warmUp.ts';
import { ListenError, type Listening, listen } from './http/listen.ts';
import { PagesError } from './http/pages.ts';
import { makeLogger } from './kernel/log.ts';
import { entities, startApp } from './wiring/app.ts';
import type { App, AppDeps } from './wiring/appShape.ts';

/** A shutdown that takes longer is cut short (contract.md, Stopping). */
const STOP_MS = 9_000;

/** What can be started as a process. */
export interface Service {
  /** How its lines name it. */
  name: string;
  start(deps: AppDeps): Promise<App>;
  /** Runs while the database starts. */
  prepare?(log: AppDeps['log']): Promise<void>;
  port(config: Config): number;
  /** Where people reach it, when that is not this machine's own address. */
  address(config: Config): string | undefined;
  /** Throws `ConfigError` for what this service cannot do without. */
  demand(config: Config): void;
}

const penora: Service = {
  name: 'Penora',
  start: startApp,
  async prepare(log) {
    await warmUp().catch((error: unknown) => log.warn({ err: error }, 'documents were not warmed up'));
  },
  port: ({ PORT }) => PORT,
  address: ({ PUBLIC_URL }) => PUBLIC_URL,
  demand: () => undefined,
};

/** Starts a service from the environment. What cannot be started with is said in one line. */
export async function main(service: Service = penora): Promise<void> {
  try {
    const config = readConfig(process.env);
    service.demand(config);
    await start(service, config);
  } catch (error) {
    const expected = [ConfigError, ListenError, StoreError, PagesError].some((kind) => error instanceof kind);
    console.error(expected && error instanceof Error ? `${service.name} cannot start: ${error.message}` : error);
    process.exit(1);
  }
}

/** How long clients may take to answer a close when the process ends. */
const FAREWELL_MS = 1_000;

const notReady: RequestListener = (_req, res) => {
  res.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' }).end('{"status":"starting"}');
};

/** Until the app is there, whoever asks is told to come back. Returns how to put the app in that place. */
function answerAtOnce(http: Server): (app: RequestListener) => void {
  // One listener for good: socket.io takes over those that it finds.
  let current = notReady;
  http.on('request', (req, res) => current(req, res));
  return (app) => {
    current = app;
  };
}

async function start(service: Service, config: Config): Promise<void> {
  const log = makeLogger(config.LOG_LEVEL);
  const listening = await listen(service.port(config), config.HOST ?? (config.production ? '::' : undefined));
  const serveWith = answerAtOnce(listening.http);
  const prepared = service.prepare?.(log);
  const store = await startStore({
    url: config.DATABASE_URL,
    dataDir: config.dataDir,
    entities,
    log,
    onFailure(reason) {
      console.error(`${service.name} stops: ${reason.message}`);
      process.exit(1);
    },
  });
  const app = await service.start({ config, log, database: store.database, http: listening.http });
  await prepared;
  serveWith(app.handler);
  whenToldToStop(() => stop(listening, store, app.stop));
  console.log(`${service.name} is ready at ${service.address(config) ?? `http://localhost:${listening.port}`}`);
}

function whenToldToStop(stopAll: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      setTimeout(() => process.exit(1), STOP_MS).unref();
      stopAll().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}

async function stop(listening: Listening, store: StartedStore, stopApp: App['stop']): Promise<void> {
  let free: Promise<void> | undefined;
  await stopApp(() => {
    free = listening.close();
    // By then everybody has been told; who does not hang up is hung up on.
    setTimeout(() => listening.hangUp(), FAREWELL_MS).unref();
  });
  listening.hangUp();
  await free;
  await store.stop();
}
