/** `npm run audit`: every balance, entry and chunk compared with each other. Exits 1 on any difference. */
import { readConfig } from './config.ts';
import { joinStore } from './database/start.ts';
import { makeLogger } from './kernel/log.ts';
import { audit } from './ledger/audit.ts';
import { auditPayments } from './payments/audit.ts';

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
const differences = [...(await audit(store.database.sql)), ...(await auditPayments(store.database.sql))];
for (const { rule, where, detail } of differences) console.log(`${rule}: ${where}: ${detail}`);
console.log(differences.length === 0 ? 'Everything agrees.' : `${differences.length} differences.`);
await store.stop();
process.exit(differences.length === 0 ? 0 : 1);
