import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DocumentsDatabase, documentsDatabase } from './test/database.ts';
import { type Service, startService } from './test/service.ts';
import { type StockClient, stockClient, synced, until } from './test/stockClient.ts';

let db: DocumentsDatabase;
let service: Service;
const clients: StockClient[] = [];

beforeAll(async () => {
  db = await documentsDatabase();
  service = await startService(db.database);
});
afterAll(async () => {
  for (const client of clients) client.leave();
  await service.stop();
  await db.close();
});

function join(code: string, person: string, at: Service = service): StockClient {
  const client = stockClient(at, code, person);
  clients.push(client);
  return client;
}

describe('a stock client', () => {
  test('types, and another one who is there or comes later has it', async () => {
    const code = await db.project();
    const [ann, ben] = [join(code, 'ann'), join(code, 'ben')];
    await Promise.all([synced(ann), synced(ben)]);
    ann.type('Hello ');
    await until(() => ben.text() === 'Hello ');
    ben.type('world');
    await until(() => ann.text() === 'Hello world');
    const late = join(code, 'cem');
    await synced(late);
    expect(late.text()).toBe('Hello world');
    expect(await service.documents.text(code)).toBe('Hello world');
  });
});
