import { closeCodes } from '@penora/protocol/closeCodes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../database/database.ts';
import { UpdateLog } from './log/updateLog.ts';
import { type DocumentsDatabase, documentsDatabase } from './test/database.ts';
import { type DatabaseProxy, proxyTo } from './test/proxy.ts';
import { type RawClient, rawClient, wordsHeard } from './test/rawClient.ts';
import { type Service, startService } from './test/service.ts';
import { stockClient, synced, until } from './test/stockClient.ts';
import { clocksIn, Typist, wordsOf } from './test/updates.ts';

let db: DocumentsDatabase;
let proxy: DatabaseProxy;
let cuttable: Database;
let service: Service;
/** Gives up soon. */
let hasty: Service;

beforeAll(async () => {
  db = await documentsDatabase();
  proxy = await proxyTo(db.url);
  cuttable = await openDatabase({ url: proxy.url, entities: [] });
  service = await startService(cuttable, { deps: { times: { retryMs: 60_000, statementMs: 1_000, measureMs: 50 } } });
  hasty = await startService(cuttable, { deps: { times: { retryMs: 300, statementMs: 1_000, measureMs: 50 } } });
});
afterAll(async () => {
  proxy.mend();
  await service.stop();
  await hasty.stop();
  await cuttable.close();
  await proxy.close();
  await db.close();
});

const updatesOf = (client: RawClient) => client.heard.filter(({ kind }) => kind === 'update').length;

async function wordsInLog(code: string): Promise<string> {
  const fresh = await startService(db.database);
  const words = await fresh.documents.text(code);
  await fresh.stop();
  return words;
}

describe('the database is away', () => {
  test('for a moment: nothing is sent until it is stored, and nothing is stored twice', async () => {
    const code = await db.project();
    const [ann, ben] = [await rawClient(service, code, 'ann', '&ext=1'), await rawClient(service, code, 'ben')];
    const typist = new Typist();
    ann.update(typist.begin());
    await ben.next('update');
    proxy.cut();
    for (const word of ['one ', 'two ', 'three']) ann.update(typist.type(word));
    await until(() => service.documents.stats().retries > 0);
    expect(updatesOf(ben)).toBe(1);
    proxy.mend();
    await until(() => wordsHeard(ben) === 'one two three');
    await until(() => ann.heard.some((one) => one.kind === 'saved' && one.dealt === 4));
    expect(await wordsInLog(code)).toBe('one two three');
    ann.leave();
    ben.leave();
  });

  test('an append whose answer was lost is found in the log', async () => {
    const code = await db.project();
    const [ann, ben] = [await rawClient(service, code, 'ann', '&ext=1'), await rawClient(service, code, 'ben')];
    const typist = new Typist();
    ann.update(typist.begin());
    await ben.next('update');
    const log = new UpdateLog(db.database.sql);
    const isStored = async (): Promise<boolean> => (await log.numbers([code])).get(code) === typed + 1;
    let typed = 0;
    for (let wasLost = false; !wasLost; ) {
      const { retries } = service.documents.stats();
      proxy.swallowAnswers();
      typed += 1;
      ann.update(typist.type('x'));
      // Should it need a new connection, that one cannot be opened: then nothing was committed, and it is tried again.
      await until(async () => (await isStored()) || service.documents.stats().retries > retries);
      wasLost = await isStored();
      if (wasLost) expect(updatesOf(ben)).toBe(typed);
      proxy.cut();
      proxy.mend();
      await until(() => updatesOf(ben) === typed + 1);
    }
    await until(() => ann.heard.some((one) => one.kind === 'saved' && one.dealt === typed + 1));
    expect((await log.load(code))?.tail.length).toBe(typed + 1);
    expect(await wordsInLog(code)).toBe('x'.repeat(typed));
    ann.leave();
    ben.leave();
  });

  test('D4 too long: the writers are told, the room and its readers stay, and nothing is lost that was saved', async () => {
    const code = await db.project();
    const [ann, ben] = [await rawClient(hasty, code, 'ann'), await rawClient(hasty, code, 'ben')];
    const typist = new Typist();
    ann.update(typist.begin());
    await until(() => updatesOf(ben) === 1);
    ann.update(typist.type('saved'));
    await until(() => updatesOf(ben) === 2);
    proxy.cut();
    ann.update(typist.type(' lost'));
    expect(await ann.closed).toBe(closeCodes.tryLater);
    expect(updatesOf(ben)).toBe(2);
    expect(ben.ws.readyState).toBe(ben.ws.OPEN);
    ben.step1();
    expect(wordsOf((await ben.next('step2')).bytes)).toBe('saved');
    proxy.mend();
    const cem = await rawClient(hasty, code, 'cem');
    const other = new Typist();
    cem.update(other.begin());
    cem.update(other.type('later'));
    await until(() => wordsHeard(ben).includes('later'));
    expect((await wordsInLog(code)).split('\n\n').sort()).toEqual(['later', 'saved']);
    for (const client of [ben, cem]) client.leave();
  });

  test('a stock client keeps its edits and sends them again', async () => {
    const code = await db.project();
    const ann = stockClient(hasty, code, 'ann');
    await synced(ann);
    proxy.cut();
    ann.type('kept');
    await until(() => !ann.provider.wsconnected);
    proxy.mend();
    const log = new UpdateLog(db.database.sql);
    await until(async () => ((await log.numbers([code])).get(code) ?? 0) > 0);
    expect(await wordsInLog(code)).toBe('kept');
    ann.leave();
  });

  test('connections that the server ends under a storm of writing', async () => {
    const code = await db.project();
    const clients = await Promise.all(['a', 'b', 'c'].map((person) => rawClient(service, code, person, '&ext=1')));
    const typists = clients.map(() => new Typist());
    for (const [index, client] of clients.entries()) client.update((typists[index] as Typist).begin());
    for (let round = 0; round < 60; round += 1) {
      for (const [index, client] of clients.entries()) client.update((typists[index] as Typist).type('x'));
      if (round % 10 === 5) {
        const end =
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
        await db.database.sql.query({ text: end });
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    for (const client of clients)
      await until(() => client.heard.some((one) => one.kind === 'saved' && one.dealt === 61));
    const stored = await new UpdateLog(db.database.sql).load(code);
    expect(stored?.tail.reduce((sum, { bytes }) => sum + clocksIn(bytes), 0)).toBe(3 * 62);
    expect((await wordsInLog(code)).replace(/\n/g, '')).toBe('x'.repeat(180));
    for (const client of clients) client.leave();
  });
});

test('what cannot be stored for another reason takes down its own room only', async () => {
  const [bad, good] = [await db.project(), await db.project()];
  await db.database.sql.query({
    text: `create or replace function refuse_one() returns trigger language plpgsql as $$ begin
      if new.project_code = '${bad}' then raise exception 'no'; end if; return new; end $$`,
  });
  await db.database.sql.query({
    text: 'create trigger refuse_one before insert on document_updates for each row execute function refuse_one()',
  });
  const [ann, ben] = [await rawClient(service, bad, 'ann'), await rawClient(service, good, 'ben', '&ext=1')];
  const typist = new Typist();
  for (let round = 0; round < 20; round += 1) {
    ann.update(round === 0 ? new Typist().begin() : Uint8Array.of(0, 0));
    ben.update(round === 0 ? typist.begin() : typist.type('x'));
  }
  expect(await ann.closed).toBe(closeCodes.tryLater);
  await until(() => ben.heard.some((one) => one.kind === 'saved' && one.dealt === 20));
  await db.database.sql.query({ text: 'drop trigger refuse_one on document_updates' });
  const again = await rawClient(service, bad, 'ann', '&ext=1');
  again.update(new Typist().begin());
  await again.next('saved');
  again.leave();
  ben.leave();
});

test('D2 a disk that is full: nothing is sent, and when there is room again it goes on by itself', async () => {
  const code = await db.project();
  const [ann, ben] = [stockClient(service, code, 'ann'), await rawClient(service, code, 'ben')];
  await synced(ann);
  ann.type('before ');
  await ben.next('update');
  await db.database.sql.query({
    text: `create function no_space() returns trigger language plpgsql as $$ begin
      raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`,
  });
  await db.database.sql.query({
    text: 'create trigger no_space before insert on document_updates for each row execute function no_space()',
  });
  ann.type('meanwhile ');
  await until(() => !ann.provider.wsconnected);
  expect(updatesOf(ben)).toBe(1);
  expect(await wordsInLog(code)).toBe('before ');
  await db.database.sql.query({ text: 'drop trigger no_space on document_updates' });
  await until(() => updatesOf(ben) === 2);
  expect(await wordsInLog(code)).toBe('before meanwhile ');
  ann.leave();
  ben.leave();
});

test('D2 what repeats what is about to be committed is not called saved before it is', async () => {
  const code = await db.project();
  await db.database.sql.query({
    text: `create function refuse_two() returns trigger language plpgsql as $$ begin
      if new.user_id in ('one', 'two') and new.project_code = '${code}' then raise exception 'no'; end if;
      return new; end $$`,
  });
  await db.database.sql.query({
    text: 'create trigger refuse_two before insert on document_updates for each row execute function refuse_two()',
  });
  const clients = await Promise.all(['cem', 'one', 'two'].map((person) => rawClient(service, code, person, '&ext=1')));
  const [cem, one, two] = clients as [RawClient, RawClient, RawClient];
  cem.update(new Typist().begin());
  // A lane that has just committed collects for a while, so that both come into one turn.
  await cem.next('saved');
  const same = new Typist().begin();
  for (const client of [one, two]) client.update(same);
  for (const client of [one, two]) {
    expect(await client.closed).toBe(closeCodes.tryLater);
    expect(client.heard.filter(({ kind }) => kind === 'saved')).toEqual([]);
  }
  await db.database.sql.query({ text: 'drop trigger refuse_two on document_updates' });
  cem.leave();
});

test('a document that is deleted under its room', async () => {
  const code = await db.project();
  const ann = await rawClient(service, code, 'ann');
  await ann.next('step1');
  await db.database.sql.query({ text: 'delete from projects where code = $1' }, [code]);
  ann.update(new Typist().begin());
  expect(await ann.closed).toBe(closeCodes.noSuchProject);
});
