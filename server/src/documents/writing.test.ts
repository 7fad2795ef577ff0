import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { localChannel } from '../kernel/channel.ts';
import { Refusal } from '../kernel/errors.ts';
import { contents } from './contents/contents.ts';
import { UpdateLog } from './log/updateLog.ts';
import { type DocumentsDatabase, documentsDatabase } from './test/database.ts';
import { rawClient, roundTrip } from './test/rawClient.ts';
import { type Service, startService } from './test/service.ts';
import { typeInto, until } from './test/stockClient.ts';
import { freshClient, Typist } from './test/updates.ts';
import type { AppendOutcome, NextUpdate } from './writing.ts';

let db: DocumentsDatabase;
let service: Service;

beforeAll(async () => {
  db = await documentsDatabase();
  service = await startService(db.database);
});
afterAll(async () => {
  await service.stop();
  await db.close();
});

/** Commits as a generation does: number and bytes in a statement of its own. */
async function store(code: string, append: NextUpdate | null): Promise<AppendOutcome<number>> {
  if (append === null) return { outcome: 'done', value: 0 };
  const rows = await db.database.sql.query(
    {
      text: `with moved as (
          update documents set last_number = $2 where project_code = $1 and last_number = $2::bigint - 1 returning project_code
        ) insert into document_updates (project_code, number, bytes) select project_code, $2, $3 from moved returning number`,
    },
    [code, append.number, append.bytes],
  );
  return rows.length === 0 ? { outcome: 'conflict' } : { outcome: 'done', value: append.number };
}

const writing = (at: Service = service) => at.documents.writing;
const write = (code: string, text: string, at: Service = service, clientId = freshClient()) =>
  writing(at).append(
    code,
    { clientId },
    (fork) => typeInto(fork, text),
    (append) => store(code, append),
  );

describe('a writer inside the service', () => {
  test('D7 has the room for itself, also when somebody typed while the round before it was being saved', async () => {
    const code = await db.project();
    const ann = await rawClient(service, code, 'ann', '&ext=1');
    await ann.next('step1');
    const typist = new Typist();
    const saved = (count: number) => ann.heard.some((one) => one.kind === 'saved' && one.dealt === count);
    ann.update(typist.begin());
    await until(() => saved(1));
    // The round of the first letter waits for the row; the second letter and the writer come meanwhile.
    const holder = new Client({ connectionString: db.url });
    await holder.connect();
    await holder.query('begin');
    await holder.query('select 1 from documents where project_code = $1 for update', [code]);
    ann.update(typist.type('a'));
    const isWaiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    await until(async () => (await db.database.sql.query({ text: isWaiting })).length > 0);
    ann.update(typist.type('b'));
    await roundTrip(ann);
    const before: number[] = [];
    const appended = writing().append(
      code,
      { clientId: freshClient() },
      (fork) => typeInto(fork, 'model '),
      async (append) => {
        // Long enough for a round that should not run.
        await new Promise((resolve) => setTimeout(resolve, 150));
        before.push((await new UpdateLog(db.database.sql).numbers([code])).get(code) ?? 0);
        return store(code, append);
      },
    );
    await holder.query('commit');
    await holder.end();
    expect([await appended, before]).toEqual([3, [2]]);
    await until(() => saved(3));
    expect(await service.documents.text(code)).toContain('model');
    const fresh = await startService(await db.another());
    expect(await fresh.documents.text(code)).toBe(await service.documents.text(code));
    await fresh.stop();
    ann.leave();
  });

  test('writes what others see, after it was committed', async () => {
    const code = await db.project();
    const ann = await rawClient(service, code, 'ann');
    await ann.next('step1');
    const clientId = freshClient();
    let seenBefore = -1;
    const value = await writing().append(
      code,
      { clientId },
      (fork) => typeInto(fork, 'model '),
      async (append) => {
        await roundTrip(ann);
        seenBefore = ann.heard.filter(({ kind }) => kind === 'update').length;
        return store(code, append);
      },
    );
    expect([value, seenBefore]).toEqual([1, 0]);
    const { structs } = Y.decodeUpdate((await ann.next('update')).bytes);
    expect(new Set(structs.map(({ id }) => id.client))).toEqual(new Set([clientId]));
    expect(await write(code, 'goes on', service, clientId)).toBe(2);
    expect(await service.documents.text(code)).toBe('model goes on');
    ann.leave();
  });

  test('between people who type: all of it arrives, in the database as in the room', async () => {
    const code = await db.project();
    const ann = await rawClient(service, code, 'ann', '&ext=1');
    const typist = new Typist();
    ann.update(typist.begin());
    await ann.next('saved');
    const clientId = freshClient();
    for (let round = 0; round < 30; round += 1) {
      ann.update(typist.type('p'));
      ann.update(typist.type('q'));
      await write(code, 'm', service, clientId);
    }
    await until(() => ann.heard.some((heard) => heard.kind === 'saved' && heard.dealt === 61));
    const fresh = await startService(await db.another());
    const text = await fresh.documents.text(code);
    expect(text).toBe(await service.documents.text(code));
    expect([...text].sort().join('')).toBe('m'.repeat(30) + 'p'.repeat(30) + 'q'.repeat(30));
    await fresh.stop();
    ann.leave();
  });

  test('a change that changes nothing is committed as such', async () => {
    const code = await db.project();
    const seen: (NextUpdate | null)[] = [];
    const commit = async (append: NextUpdate | null): Promise<AppendOutcome<string>> => {
      seen.push(append);
      return { outcome: 'done', value: 'fine' };
    };
    expect(await writing().append(code, { clientId: freshClient() }, () => undefined, commit)).toBe('fine');
    expect(seen).toEqual([null]);
  });

  test('a refusal leaves nothing behind', async () => {
    const code = await db.project();
    const refuse = async (): Promise<AppendOutcome<string>> => ({ outcome: 'refused', value: 'no coins' });
    expect(await writing().append(code, { clientId: freshClient() }, (fork) => typeInto(fork, 'unpaid'), refuse)).toBe(
      'no coins',
    );
    expect(await write(code, 'paid')).toBe(1);
    expect(await service.documents.text(code)).toBe('paid');
  });

  test('what `build` or `commit` throws is thrown, and nothing is left behind', async () => {
    const code = await db.project();
    const fail = () => {
      throw new Error('broken');
    };
    const half = (fork: Y.Doc) => {
      typeInto(fork, 'half');
      fail();
    };
    await expect(
      writing().append(code, { clientId: freshClient() }, half, (append) => store(code, append)),
    ).rejects.toThrow('broken');
    await expect(
      writing().append(
        code,
        { clientId: freshClient() },
        (fork) => typeInto(fork, 'x'),
        async () => fail(),
      ),
    ).rejects.toThrow('broken');
    expect(await write(code, 'whole')).toBe(1);
    expect(await service.documents.text(code)).toBe('whole');
  });

  test('an unclear commit is repeated with the identical bytes under the same number', async () => {
    const code = await db.project();
    const tried: NextUpdate[] = [];
    let builds = 0;
    const value = await writing().append(
      code,
      { clientId: freshClient() },
      (fork) => {
        builds += 1;
        typeInto(fork, 'once');
      },
      async (append) => {
        if (append !== null) tried.push({ number: append.number, bytes: append.bytes.slice() });
        return tried.length < 3 ? { outcome: 'unclear' } : store(code, append);
      },
    );
    expect([value, builds, tried.length]).toEqual([1, 1, 3]);
    expect(tried[1]).toEqual(tried[0]);
    expect(tried[2]).toEqual(tried[0]);
  });

  test('an unclear commit that was committed after all is found in the log', async () => {
    const code = await db.project();
    const ann = await rawClient(service, code, 'ann');
    const lost = async (append: NextUpdate | null): Promise<AppendOutcome<number>> => {
      await store(code, append);
      throw new Error('the connection was lost');
    };
    await expect(
      writing().append(code, { clientId: freshClient() }, (fork) => typeInto(fork, 'there'), lost),
    ).rejects.toThrow('lost');
    expect(await service.documents.text(code)).toBe('there');
    await ann.next('update');
    expect(await write(code, '!')).toBe(2);
    ann.leave();
  });

  test('two processes: on a conflict it is built anew on what the other one wrote', async () => {
    const muted = { ...localChannel(), publish: () => undefined };
    const other = await startService(await db.another(), { channel: muted });
    const code = await db.project();
    await write(code, 'one');
    await writing(other).read(code, (doc) => contents(doc, 'txt'));
    const seen: string[] = [];
    let builds = 0;
    for (let round = 0; round < 5; round += 1) {
      await write(code, `a${round}`);
      const build = (fork: Y.Doc): void => {
        builds += 1;
        seen.push(contents(fork, 'txt'));
        typeInto(fork, `b${round}`);
      };
      await writing(other).append(code, { clientId: freshClient() }, build, (append) => store(code, append));
    }
    expect(builds).toBe(10);
    expect(seen.at(-1)).toContain('a4');
    expect(await other.documents.text(code)).toBe('onea0b0a1b1a2b2a3b3a4b4');
    await other.stop();
  });

  test('what is not of the schema is not written', async () => {
    const code = await db.project();
    const build = (fork: Y.Doc) => fork.getXmlFragment('default').insert(0, [new Y.XmlElement('script')]);
    const writingIt = writing().append(code, { clientId: freshClient() }, build, (append) => store(code, append));
    await expect(writingIt).rejects.toMatchObject({ code: 'invalid' });
    expect(await write(code, 'fine')).toBe(1);
  });

  test('no document', async () => {
    await expect(write('NOSUCH', 'x')).rejects.toBeInstanceOf(Refusal);
    await expect(writing().read('NOSUCH', () => 0)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('projects', () => {
  test('a document is made of a text, and copied with everything', async () => {
    const [code, copy] = [await db.project(), await db.project()];
    await db.database.sql.query({ text: 'delete from documents where project_code = any($1)' }, [[code, copy]]);
    expect(await service.documents.create(db.database.sql, code, 'One\r\n\r\n\r\ntwo three')).toEqual({
      sizeBytes: 14,
      words: 3,
    });
    const id = '0a8e1f6e-6f0f-4a5e-9c0e-0d6a1c2b3d4e';
    await writing().append(
      code,
      { clientId: freshClient() },
      (fork) => {
        const first = fork.getXmlFragment('default').get(0) as Y.XmlElement;
        (first.get(0) as Y.XmlText).insert(3, ' marked', { generation: { id } });
      },
      (append) => store(code, append),
    );
    expect(await service.documents.copy(db.database.sql, code, copy)).toEqual({ sizeBytes: 21, words: 4 });
    expect(await service.documents.content(copy, 'txt')).toBe('One marked\n\ntwo three');
    expect(JSON.stringify(await service.documents.tree(copy))).toContain(id);
  });
});
