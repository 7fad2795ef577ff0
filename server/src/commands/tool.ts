import { type Config, readConfig } from '../config.ts';
import { joinStore, type StartedStore } from '../database/start.ts';
import { personOf } from '../identity/people.ts';
import { localChannel } from '../kernel/channel.ts';
import { type Logger, makeLogger } from '../kernel/log.ts';
import { redisChannel } from '../kernel/redisChannel.ts';
import type { OperatorDeps } from '../operator/deps.ts';
import { openPayments } from '../payments/payments.ts';

/** The database of a command-line tool, beside a running service or alone. Throws like the start of the service. */
export async function toolStore(): Promise<{ config: Config; log: Logger; store: StartedStore }> {
  const config = readConfig(process.env);
  const log = makeLogger(config.LOG_LEVEL);
  const store = await joinStore({
    url: config.DATABASE_URL,
    dataDir: config.dataDir,
    entities: [],
    log,
    onFailure(reason) {
      console.error(reason.message);
      process.exit(2);
    },
  });
  return { config, log, store };
}

/** Its whole world. */
export async function openTool(): Promise<OperatorDeps & { close(): Promise<void> }> {
  const { config, log, store } = await toolStore();
  const { database } = store;
  // Without Redis nobody listens here: other processes hear by their query of the database every 2 s.
  const channel = config.REDIS_URL === undefined ? localChannel() : redisChannel(config.REDIS_URL, log);
  const payments = await openPayments(config, { database, channel, log, buyer: (id) => personOf(database.sql, id) });
  return {
    database,
    channel,
    payments,
    async close() {
      await channel.close();
      await store.stop();
    },
  };
}

/** Prints what a tool has to say and ends the process: 0 all is well, 1 it is not, 2 it could not be done. */
export async function runTool(
  work: (deps: OperatorDeps) => Promise<{ lines: readonly string[]; ok: boolean }>,
): Promise<never> {
  try {
    const tool = await openTool();
    try {
      const { lines, ok } = await work(tool);
      for (const line of lines) console.log(line);
      process.exitCode = ok ? 0 : 1;
    } finally {
      await tool.close();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
  process.exit();
}
