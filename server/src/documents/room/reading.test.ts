import { setImmediate as nextTurn } from 'node:timers/promises';
import { closeCodes } from '@penora/protocol/closeCodes';
import { describe, expect, test } from 'vitest';
import { wordsHeard } from '../test/rawClient.ts';
import { until } from '../test/stockClient.ts';
import { suite } from '../test/suite.ts';
import { backwards, Typist } from '../test/updates.ts';
import { parseUpdate, STEP_STRUCTS } from '../update/parse.ts';
import { InvalidUpdate } from '../update/reader.ts';
import { Writer } from '../update/writer.ts';
import { Paced } from './paced.ts';
import { readyOf, startReading } from './reading.ts';

const on = suite();

const STEPS = 3;

const large = (client: number): Uint8Array => Uint8Array.from(backwards(client, STEPS * STEP_STRUCTS).done());

describe('a large update is read', () => {
  test('in steps, one in each turn, and comes to the same', async () => {
    const update = large(7);
    let isTold = false;
    const reading = startReading(update, new Paced(), () => {
      isTold = true;
    });
    for (let turn = 0; turn < STEPS; turn += 1) {
      await nextTurn();
      expect([turn, reading.isDone, isTold]).toEqual([turn, false, false]);
    }
    await nextTurn();
    expect([reading.isDone, isTold, reading.failure]).toEqual([true, true, null]);
    expect(reading.update).toEqual(parseUpdate(update));
  });

  test('up to what is wrong in it', async () => {
    const update = large(7);
    // The kind of the last but two: each of these takes seven bytes, and there are no deletions.
    update[update.length - 1 - 3 * 7] = 31;
    const reading = startReading(update, new Paced(), () => undefined);
    for (let turn = 0; turn <= STEPS; turn += 1) await nextTurn();
    expect(reading.failure).toBeInstanceOf(InvalidUpdate);
  });

  test('and what its author sends behind it waits; the others do not', () => {
    const [ann, ben] = [{}, {}];
    const [unread, read] = [
      { isDone: false, update: null, failure: null },
      { isDone: true, update: null, failure: null },
    ];
    const queue = [
      { author: ann, reading: read, n: 1 },
      { author: ann, reading: unread, n: 2 },
      { author: ben, reading: read, n: 3 },
      { author: ann, reading: read, n: 4 },
    ];
    const { ready, unread: rest } = readyOf(queue);
    expect([ready.map(({ n }) => n), rest.map(({ n }) => n)]).toEqual([
      [1, 3],
      [2, 4],
    ]);
  });
});

test('while a large update is read a good pair is served, and what follows it is not called missing', async () => {
  const code = await on.db.project();
  const [ann, ben, cem] = [await on.raw(code, 'ann', '&ext=1'), await on.raw(code, 'ben'), await on.raw(code, 'cem')];
  const typist = new Typist();
  const client = 4_000_000_001;
  ann.update(large(client));
  // Goes on with the last one of them.
  const next = STEPS * STEP_STRUCTS + 2;
  const more = new Writer()
    .uint(1)
    .uint(1)
    .uint(client)
    .uint(next)
    .byte(132)
    .uint(client)
    .uint(next - 1);
  ann.update(more.string('y').uint(0).done());
  ben.update(typist.begin());
  ben.update(typist.type('good'));
  await until(() => ann.heard.some((heard) => heard.kind === 'saved' && heard.dealt === 2));
  await until(() => wordsHeard(cem).includes('good'));
  const text = await on.joined(code);
  expect(text.split('\n').sort()).toEqual(['good', `xy${'x'.repeat(next - 3)}`]);
});

test('a large update with something wrong in it is refused whole', async () => {
  const code = await on.db.project();
  const bad = await on.raw(code, 'bad');
  bad.update(Buffer.concat([large(4_000_000_002), Uint8Array.of(1)]));
  expect(await bad.closed).toBe(closeCodes.invalid);
  expect(await on.joined(code)).toBe('');
});
