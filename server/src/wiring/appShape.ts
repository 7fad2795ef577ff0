import type { RequestListener, Server } from 'node:http';
import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import type { Logger } from '../kernel/log.ts';

export interface AppDeps {
  config: Config;
  log: Logger;
  database: Database;
  http: Server;
}

export interface App {
  handler: RequestListener;
  /** `closeDoor` is called when newcomers need not be told any more that they should try later. */
  stop(closeDoor: () => void): Promise<void>;
}
