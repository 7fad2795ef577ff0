import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Connection } from '../socket/connection.ts';
import { Random } from '../test/random.ts';
import { session } from '../test/session.ts';
import { History } from './history.ts';
import { Joining } from './joining.ts';
import { Paced } from './paced.ts';

test('one piece of work in each turn, and what else is to do comes in between', async () => {
  const paced = new Paced();
  const order: string[] = [];
  for (const name of ['a', 'b', 'c']) paced.add(() => order.push(name));
  for (let turn = 0; turn < 3; turn += 1) {
    await nextTurn();
    order.push('others');
  }
  expect(order).toEqual(['a', 'others', 'b', 'others', 'c', 'others']);
});

test('all who open a long document get the same bytes, each once, however often they ask', async () => {
  const history = new History({ snapshotNumber: 0, snapshot: null, tail: [] });
  const random = new Random(5);
  while (history.bytes < 70_000) {
    for (const update of session(random, 3, 200)) {
      const admission = history.admit(update);
      if (admission.kind === 'new') history.save(admission.admitted);
    }
  }
  const joining = new Joining(history, new Paced());
  const answers = new Map<string, Uint8Array[]>();
  const people = ['ann', 'ben', 'cem'].map((name) => {
    const got: Uint8Array[] = [];
    answers.set(name, got);
    return { answer: (frames: Uint8Array) => got.push(frames) } as unknown as Connection;
  });
  for (const person of [...people, ...people]) joining.answer(person, Uint8Array.of(0));
  expect([...answers.values()].flat()).toEqual([]);
  for (let turn = 0; turn < 4; turn += 1) await nextTurn();
  const all = [...answers.values()];
  expect(all.map(({ length }) => length)).toEqual([1, 1, 1]);
  expect(new Set(all.flat()).size).toBe(1);
});
