/** The routes of this slice in a process of their own, to be killed: `node shopProcess.ts` with the URLs in its environment. */
import { openDatabase } from '../../database/database.ts';
import { localChannel } from '../../kernel/channel.ts';
import { makeLogger } from '../../kernel/log.ts';
import { openPayments } from '../payments.ts';
import { openHttp } from './http.ts';

const { TEST_DATABASE = '', ...env } = process.env;
const database = await openDatabase({ url: TEST_DATABASE, entities: [] });
const config = { ...env, production: false, LIMITS: 1_000 };
const payments = await openPayments(config, {
  database,
  channel: localChannel(),
  log: makeLogger('silent'),
  buyer: async (id) => ({ id, name: 'Anna', email: null }),
});
const http = await openHttp({ database, routes: payments.routes });
console.log(http.origin);
// As the service does when it starts, and then again and again: here as often as it can.
for (;;) {
  await payments.reconcile({ all: true });
  await new Promise((resolve) => setTimeout(resolve, 20));
}
