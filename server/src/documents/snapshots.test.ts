import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { JobFailure } from '../kernel/workers/failure.ts';
import { contents } from './contents/contents.ts';
import { documentFromText } from './contents/fromText.ts';
import { UpdateLog } from './log/updateLog.ts';
import { DocKeeper } from './room/docKeeper.ts';
import { History } from './room/history.ts';
import { type DocumentsDatabase, documentsDatabase } from './test/database.ts';
import { joinedBy } from './test/pair.ts';
import { Random } from './test/random.ts';
import { rawClient } from './test/rawClient.ts';
import { type Service, startService } from './test/service.ts';
import { session } from './test/session.ts';
import { stockClient, synced, until } from './test/stockClient.ts';
import { MergeWorker } from './worker/mergeWorker.ts';
import { work } from './worker/work.ts';

let db: DocumentsDatabase;
let service: Service;

beforeAll(async () => {
  db = await documentsDatabase();
  service = await startService(db.database, { deps: { times: { idleMs: 100, measureMs: 50, compactMs: 100 } } });
});
afterAll(async () => {
  await service.stop();
  await db.close();
});

describe('D5 compaction changes size, never content', () => {
  test('a merged document reads the same in every format', () => {
    for (let seed = 0; seed < 40; seed += 1) {
      const history = new History({ snapshotNumber: 0, snapshot: null, tail: [] });
      for (const update of session(new Random(seed), 3, 60)) {
        const admission = history.admit(update);
        if (admission.kind === 'new') history.save(admission.admitted);
      }
      const before = history.everything();
      const { snapshot } = work({ update: before, merge: true });
      expect(snapshot).not.toBeNull();
      for (const format of ['txt', 'md', 'html', 'json'] as const) {
        expect(contents(joinedBy(snapshot ?? before), format)).toBe(contents(joinedBy(before), format));
      }
      history.rebase(history.number, snapshot ?? before);
      expect(contents(joinedBy(history.everything()), 'json')).toBe(contents(joinedBy(before), 'json'));
    }
  });

  test('happens behind the writers’ backs, who go on, and the next start reads a snapshot', async () => {
    const code = await db.project();
    const [ann, ben] = [stockClient(service, code, 'ann'), stockClient(service, code, 'ben')];
    await Promise.all([synced(ann), synced(ben)]);
    for (let count = 0; count < 1_300; count += 1) {
      ann.type(`${count} ${'x'.repeat(100)} `);
      if (count % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await until(() => ben.text() === ann.text());
    const log = new UpdateLog(db.database.sql);
    await until(async () => ((await log.load(code))?.snapshotNumber ?? 0) > 0);
    ben.type('the end');
    await until(() => ann.text() === ben.text());
    const stored = await log.load(code);
    expect(stored?.tail[0]?.number ?? 0).toBeGreaterThan(1);
    const archived = await db.database.sql.query<{ first_number: number; last_number: number }>(
      { text: 'select first_number, last_number from document_archive where project_code = $1 order by first_number' },
      [code],
    );
    expect(archived[0]?.first_number).toBe(1);
    expect(archived.at(-1)?.last_number).toBe(stored?.snapshotNumber);
    const cold = await startService(await db.another());
    expect(await cold.documents.text(code)).toBe(ann.text());
    await cold.stop();
    ann.leave();
    ben.leave();
  });

  test('the archive holds the updates as they were', async () => {
    const code = await db.project();
    const updates = session(new Random(5), 2, 30);
    const log = new UpdateLog(db.database.sql);
    await log.append([{ code, expected: 0, updates: updates.map((bytes) => ({ bytes, userId: 'ann' })) }]);
    await log.compact(code, updates.length, Uint8Array.of(0, 0));
    const [row] = await db.database.sql.query<{ bytes: Uint8Array; sizes: number[] }>(
      { text: 'select bytes, sizes from document_archive where project_code = $1' },
      [code],
    );
    const ends = (row?.sizes ?? []).map((_, index, sizes) =>
      sizes.slice(0, index + 1).reduce((sum, size) => sum + size, 0),
    );
    const split = ends.map((end, index) => (row?.bytes ?? new Uint8Array()).subarray(ends[index - 1] ?? 0, end));
    expect(split.map((bytes) => Buffer.from(bytes).toString('hex'))).toEqual(
      updates.map((bytes) => Buffer.from(bytes).toString('hex')),
    );
  });
});

describe('a doc that is kept up to date', () => {
  test('is the same as one that is built anew, across snapshots', () => {
    for (let seed = 0; seed < 25; seed += 1) {
      const random = new Random(seed);
      const history = new History({ snapshotNumber: 0, snapshot: null, tail: [] });
      const keeper = new DocKeeper(history);
      for (const update of session(random, 3, 60)) {
        const admission = history.admit(update);
        if (admission.kind === 'new') history.save(admission.admitted);
        if (random.chance(20)) {
          const doc = keeper.current(0);
          expect(contents(doc, 'json')).toBe(contents(joinedBy(history.everything()), 'json'));
          expect(doc.store.pendingStructs).toBeNull();
        }
        if (random.chance(5))
          history.rebase(history.number, work({ update: history.everything(), merge: true }).snapshot ?? raise());
      }
    }
  });
});

describe('D4 rooms', () => {
  test('go when nobody is there and nothing is left to do, and come back with everything', async () => {
    const code = await db.project(documentFromText('one\ntwo'));
    const { rooms: before } = service.documents.stats();
    const client = await rawClient(service, code, 'ann');
    await client.next('step1');
    expect(service.documents.stats().rooms).toBe(before + 1);
    client.leave();
    await until(() => service.documents.stats().rooms === 0);
    expect(await service.documents.text(code)).toBe('one\n\ntwo');
  });
});

describe('the worker', () => {
  test('says what goes wrong and works on', async () => {
    const worker = new MergeWorker();
    await expect(worker.do({ update: Uint8Array.of(9, 9), merge: true })).rejects.toBeInstanceOf(JobFailure);
    const update = documentFromText('a b c') ?? raise();
    const done = await worker.do({ update, merge: true });
    expect(done.measure).toEqual({ sizeBytes: 5, words: 3 });
    expect(Y.decodeUpdate(done.snapshot ?? raise()).structs.length).toBeGreaterThan(0);
    // From Node's pool, which other frames share: it must not go to the worker.
    const pooled = Buffer.from(update);
    expect((await worker.do({ update: pooled, merge: false })).measure).toEqual(done.measure);
    expect(pooled.equals(update)).toBe(true);
    const underWay = expect(worker.do({ update, merge: false })).rejects.toMatchObject({ reason: 'stopped' });
    await worker.close();
    await underWay;
  });
});

function raise(): never {
  throw new Error('not there');
}
