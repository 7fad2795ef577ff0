/** `npm run reconcile`: asks the gateway about every open order, whenever it would be due. Exits 1 without answers. */
import { readConfig } from './config.ts';
import { joinStore } from './database/start.ts';
import { localChannel } from './kernel/channel.ts';
import { makeLogger } from './kernel/log.ts';
import { openPayments } from './payments/payments.ts';

const config = readConfig(process.env);
const log = makeLogger(config.LOG_LEVEL);

const fail = (error: unknown): never => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
};

const store = await joinStore({
  url: config.DATABASE_URL,
  dataDir: config.dataDir,
  entities: [],
  log,
  onFailure: fail,
}).catch(fail);
// Nobody listens on this channel: other processes hear of new balances by their poll of the database.
const payments = await openPayments(config, { database: store.database, channel: localChannel(), log });
const { asked, settled, refunds, unanswered } = await payments.reconcile({ all: true }).catch(fail);
console.log(
  `${asked} orders asked about, ${settled} payments and ${refunds} refunds settled, ${unanswered} unanswered.`,
);
await store.stop();
process.exit(unanswered === 0 ? 0 : 1);
