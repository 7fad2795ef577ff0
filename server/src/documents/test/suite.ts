import { afterAll, beforeAll } from 'vitest';
import { type DocumentsDatabase, documentsDatabase } from './database.ts';
import { type RawClient, rawClient } from './rawClient.ts';
import { type Service, startService } from './service.ts';
import { type StockClient, stockClient } from './stockClient.ts';
import { clocksIn, wordsOf } from './updates.ts';

export interface Suite {
  readonly db: DocumentsDatabase;
  readonly service: Service;
  stock(code: string, person: string, at?: Service): StockClient;
  raw(code: string, person?: string, query?: string, at?: Service): Promise<RawClient>;
  /** What somebody who joins now is told. */
  joined(code: string, at?: Service): Promise<string>;
  /** The log of a document as it stands in the database. */
  rowsOf(code: string): Promise<{ number: number; bytes: Uint8Array; user_id: string | null }[]>;
  /** How many clocks the log has. */
  clocksOf(code: string): Promise<number>;
}

/** One database and one service for all tests of a file; whoever joins leaves at the end. */
export function suite(): Suite {
  let db: DocumentsDatabase | undefined;
  let service: Service | undefined;
  const leaving: { leave(): void }[] = [];
  beforeAll(async () => {
    db = await documentsDatabase();
    service = await startService(db.database);
  });
  afterAll(async () => {
    for (const client of leaving) client.leave();
    await service?.stop();
    await db?.close();
  });
  const ready = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('used before the suite has started');
    return part;
  };
  const rowsOf: Suite['rowsOf'] = (code) =>
    ready(db).database.sql.query(
      { text: 'select number, bytes, user_id from document_updates where project_code = $1 order by number' },
      [code],
    );
  return {
    get db() {
      return ready(db);
    },
    get service() {
      return ready(service);
    },
    stock(code, person, at = ready(service)) {
      const client = stockClient(at, code, person);
      leaving.push(client);
      return client;
    },
    async raw(code, person = 'ann', query = '', at = ready(service)) {
      const client = await rawClient(at, code, person, query);
      leaving.push(client);
      return client;
    },
    async joined(code, at = ready(service)) {
      const client = await rawClient(at, code, 'late');
      client.step1();
      const { bytes } = await client.next('step2');
      client.leave();
      return wordsOf(bytes);
    },
    rowsOf,
    clocksOf: async (code) => (await rowsOf(code)).reduce((sum, { bytes }) => sum + clocksIn(bytes), 0),
  };
}
