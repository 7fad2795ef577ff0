import { closeCodes, WORN } from '@penora/protocol/closeCodes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { contents } from './contents/contents.ts';
import { textSize } from './contents/plainText.ts';
import { makeDoc } from './doc/makeDoc.ts';
import { measureDoc } from './measure/measurer.ts';
import { type DocumentsDatabase, documentsDatabase } from './test/database.ts';
import { edit } from './test/edits.ts';
import { Random } from './test/random.ts';
import { rawClient } from './test/rawClient.ts';
import { type Service, startService } from './test/service.ts';
import { stockClient, synced, until } from './test/stockClient.ts';
import { Typist } from './test/updates.ts';

const LIMIT = 10_000;
const GRACE = 1_000;

let db: DocumentsDatabase;
let service: Service;

beforeAll(async () => {
  db = await documentsDatabase();
  const { documentLimits } = await import('./limits.ts');
  service = await startService(db.database, {
    deps: { limits: { ...documentLimits(1_000), storageGraceBytes: GRACE } },
  });
  service.storage.limitBytes = LIMIT;
});
afterAll(async () => {
  await service.stop();
  await db.close();
});

const savedSize = (code: string): number | undefined => service.sizes.get(code)?.sizeBytes;

describe('sizes and words', () => {
  test('are those of the plain text, soon after a change and when nobody is there any more', async () => {
    const code = await db.project();
    const ann = stockClient(service, code, 'ann');
    await synced(ann);
    ann.type('नमस्ते two words');
    await until(() => savedSize(code) === textSize('नमस्ते two words'));
    expect(service.sizes.get(code)?.words).toBe(3);
    ann.type('!');
    ann.leave();
    await until(() => savedSize(code) === textSize('नमस्ते two words!'));
  });

  test('measuring what has changed is the same as measuring all', () => {
    const random = new Random(3);
    const doc = makeDoc();
    for (let step = 0; step < 300; step += 1) {
      edit(doc, random);
      if (random.chance(30)) expect(measureDoc(doc).sizeBytes).toBe(textSize(contents(doc, 'txt')));
    }
    const again = makeDoc();
    Y.applyUpdate(again, Y.encodeStateAsUpdate(doc));
    expect(measureDoc(again)).toEqual(measureDoc(doc));
  });
});

describe('storage that is full', () => {
  test('typing may pass the limit by the grace; then what grows gets 4413, and what shrinks passes', async () => {
    const code = await db.project();
    const ann = await rawClient(service, code, 'ann', '&ext=1');
    const typist = new Typist();
    ann.update(typist.begin());
    ann.update(typist.type('x'.repeat(LIMIT)));
    ann.update(typist.type('y'.repeat(GRACE - 10)));
    await until(() => ann.heard.some((heard) => heard.kind === 'saved' && heard.dealt === 3));
    await until(() => savedSize(code) === LIMIT + GRACE - 10);
    ann.update(typist.type('z'.repeat(20)));
    expect(await ann.closed).toBe(closeCodes.storageFull);
    const again = await rawClient(service, code, 'ann', '&ext=1');
    again.update(typist.erase(2, 500));
    await again.next('saved');
    const other = new Typist();
    again.update(other.begin());
    again.update(other.type('z'.repeat(300)));
    await until(() => again.heard.some((heard) => heard.kind === 'saved' && heard.dealt === 3));
    again.update(other.type('z'.repeat(300)));
    expect(await again.closed).toBe(closeCodes.storageFull);
    expect(await service.documents.text(code)).not.toContain('z'.repeat(301));
  });

  test('far beyond the limit what shrinks still passes', async () => {
    const code = await db.project();
    const typist = new Typist();
    const ann = await rawClient(service, code, 'ann', '&ext=1');
    ann.update(typist.begin());
    ann.update(typist.type('much text'));
    await until(() => savedSize(code) === 9);
    ann.leave();
    await until(() => service.documents.stats().sockets === 0);
    service.storage.otherBytes = 10 * (LIMIT + GRACE);
    const again = await startService(await db.another(), {
      deps: { storage: async () => ({ ownerId: 'ann', usedBytes: 10 * LIMIT, limitBytes: LIMIT, sizeBytes: 9 }) },
    });
    const ben = await rawClient(again, code, 'ben', '&ext=1');
    ben.update(typist.erase(2, 4));
    await ben.next('saved');
    expect(await again.documents.text(code)).toBe(' text');
    ben.update(typist.type('!'));
    expect(await ben.closed).toBe(closeCodes.storageFull);
    await again.stop();
    service.storage.otherBytes = 0;
  });

  test('other projects of the owner count', async () => {
    service.storage.otherBytes = LIMIT + GRACE;
    const code = await db.project();
    const ann = await rawClient(service, code, 'ann');
    ann.update(new Typist().begin());
    expect(await ann.closed).toBe(closeCodes.storageFull);
    service.storage.otherBytes = 0;
  });

  test('S1 texts of one owner share what is left, before any of them is measured', async () => {
    const { documentLimits } = await import('./limits.ts');
    const never = { idleMs: 60_000, measureMs: 60_000, retryMs: 5_000 };
    const owned = await startService(await db.another(), {
      deps: {
        times: never,
        limits: { ...documentLimits(1_000), storageGraceBytes: GRACE },
        storage: async () => ({ ownerId: 'ann', usedBytes: 0, limitBytes: LIMIT, sizeBytes: 0 }),
      },
    });
    const [one, two] = [await db.project(), await db.project()];
    const [ann, ben] = [await rawClient(owned, one, 'ann', '&ext=1'), await rawClient(owned, two, 'ben', '&ext=1')];
    const [typist, other] = [new Typist(), new Typist()];
    ann.update(typist.begin());
    ann.update(typist.type('x'.repeat(LIMIT - 1_000)));
    await until(() => ann.heard.some((heard) => heard.kind === 'saved' && heard.dealt === 2));
    ben.update(other.begin());
    ben.update(other.type('y'.repeat(1_000)));
    await until(() => ben.heard.some((heard) => heard.kind === 'saved' && heard.dealt === 2));
    ben.update(other.type('y'.repeat(1_500)));
    expect(await ben.closed).toBe(closeCodes.storageFull);
    ann.update(typist.erase(2, 5_000));
    await until(() => ann.heard.some((heard) => heard.kind === 'saved' && heard.dealt === 3));
    const back = await rawClient(owned, two, 'ben', '&ext=1');
    const third = new Typist();
    back.update(third.begin());
    back.update(third.type('y'.repeat(1_500)));
    await until(() => back.heard.some((heard) => heard.kind === 'saved' && heard.dealt === 2));
    await owned.stop();
  });

  test('S1 much text is measured while somebody goes on typing', { timeout: 12_000 }, async () => {
    // Somebody who types without a pause is measured every 20 of these.
    const times = { idleMs: 60_000, measureMs: 1_000, retryMs: 5_000 };
    const busy = await startService(await db.another(), { deps: { times } });
    const code = await db.project();
    const ann = await rawClient(busy, code, 'ann');
    const typist = new Typist();
    ann.update(typist.begin());
    ann.update(typist.type('x'.repeat(70_000)));
    const typing = setInterval(() => ann.update(typist.type('y')), 50);
    await until(() => (busy.sizes.get(code)?.sizeBytes ?? 0) > 70_000);
    clearInterval(typing);
    await busy.stop();
  });

  test('a stock client stays away and keeps its text', async () => {
    service.storage.otherBytes = LIMIT + GRACE;
    const code = await db.project();
    const ann = stockClient(service, code, 'ann');
    await synced(ann);
    ann.type('kept here');
    expect(await ann.closed).toBe(closeCodes.storageFull);
    expect(ann.text()).toBe('kept here');
    expect(await service.documents.text(code)).toBe('');
    ann.leave();
    service.storage.otherBytes = 0;
  });
});

test('a text that is full of its past takes no more, says so, and its copy is light again', async () => {
  const { documentLimits } = await import('./limits.ts');
  const limits = { ...documentLimits(1_000), stateBytes: 20_000 };
  const small = await startService(await db.another(), { deps: { limits } });
  const [code, copy] = [await db.project(), await db.project()];
  await db.database.sql.query({ text: 'delete from documents where project_code = $1' }, [copy]);
  const typist = new Typist();
  const ann = await rawClient(small, code, 'ann', '&ext=1');
  const said = new Promise<string>((resolve) => ann.ws.on('close', (_, reason) => resolve(String(reason))));
  ann.update(typist.begin());
  for (let count = 0; count < 6; count += 1) {
    ann.update(typist.type('x'.repeat(5_000)));
    ann.update(typist.erase(typist.clock - 5_000, count === 5 ? 4_990 : 5_000));
  }
  await until(() => ann.heard.some((heard) => heard.kind === 'saved' && heard.dealt === 13));
  ann.update(typist.type('more'));
  expect(await ann.closed).toBe(closeCodes.storageFull);
  expect(await said).toBe(WORN);
  const text = await small.documents.text(code);
  await small.documents.copy(db.database.sql, code, copy);
  expect(await small.documents.text(copy)).toBe(text);
  expect((await small.documents.state(copy)).length).toBeLessThan(10_000);
  const ben = await rawClient(small, copy, 'ben', '&ext=1');
  ben.update(new Typist().begin());
  expect((await ben.next('saved')).dealt).toBe(1);
  await small.stop();
});

test('whoever comes back once there is room gets through with what was kept', async () => {
  const code = await db.project();
  const ann = stockClient(service, code, 'ann');
  await synced(ann);
  ann.type('begun ');
  await until(() => savedSize(code) !== undefined);
  service.storage.otherBytes = LIMIT;
  ann.type('x'.repeat(40));
  await until(() => (savedSize(code) ?? 0) > 40);
  ann.type('y'.repeat(GRACE));
  expect(await ann.closed).toBe(closeCodes.storageFull);
  service.storage.otherBytes = 0;
  const back = stockClient(service, code, 'ann', ann.doc);
  await synced(back);
  await until(async () => (await service.documents.text(code)).length > GRACE);
  back.leave();
});

test('the same when the text was measured in between', async () => {
  const code = await db.project();
  const [ann, ben] = [await rawClient(service, code, 'ann'), await rawClient(service, code, 'ben', '&ext=1')];
  const [typist, other] = [new Typist(), new Typist()];
  ben.update(other.begin());
  ben.update(other.type('begun'));
  await until(() => savedSize(code) === 5);
  service.storage.otherBytes = LIMIT;
  ben.update(other.erase(2, 1));
  await until(() => savedSize(code) === 4);
  ann.update(typist.begin());
  ann.update(typist.type('x'.repeat(GRACE)));
  expect(await ann.closed).toBe(closeCodes.storageFull);
  for (const [clock, size] of [
    [3, 3],
    [4, 2],
  ] as const) {
    ben.update(other.erase(clock, 1));
    // An empty line stands between what is left and the empty paragraph.
    await until(() => [size, size + 2].includes(savedSize(code) ?? 0));
  }
  service.storage.otherBytes = 0;
  const back = await rawClient(service, code, 'ann', '&ext=1');
  const again = new Typist();
  back.update(again.begin());
  back.update(again.type('x'.repeat(GRACE)));
  await until(() => back.heard.some((heard) => heard.kind === 'saved' && heard.dealt === 2));
});
