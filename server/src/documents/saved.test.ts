import { closeCodes } from '@penora/protocol/closeCodes';
import { expect, test } from 'vitest';
import { type RawClient, roundTrip } from './test/rawClient.ts';
import { until } from './test/stockClient.ts';
import { suite } from './test/suite.ts';
import { Typist } from './test/updates.ts';

const on = suite();

const dealt = ({ heard }: RawClient): number =>
  Math.max(0, ...heard.map((one) => (one.kind === 'saved' ? one.dealt : 0)));

test('D2 what waits for something missing is not called saved, nor what came after it', async () => {
  const code = await on.db.project();
  const ann = await on.raw(code, 'ann', '&ext=1');
  const [typist, other] = [new Typist(), new Typist()];
  const [begin, first] = [typist.begin(), typist.type('first')];
  ann.update(first);
  ann.update(other.begin());
  ann.update(other.type('behind'));
  await until(async () => (await on.joined(code)) === 'behind');
  await roundTrip(ann);
  expect(dealt(ann)).toBe(0);
  ann.update(begin);
  await until(() => dealt(ann) === 4);
  expect((await on.joined(code)).split('\n').sort()).toEqual(['behind', 'first']);
});

test('D2 what never comes is never called saved, before the socket is closed', async () => {
  const code = await on.db.project();
  const ann = await on.raw(code, 'ann', '&ext=1');
  const [typist, other] = [new Typist(), new Typist()];
  typist.begin();
  ann.update(other.begin());
  await until(() => dealt(ann) === 1);
  ann.update(typist.type('lost'));
  ann.update(other.type('kept'));
  expect(await ann.closed).toBe(closeCodes.tryLater);
  expect(dealt(ann)).toBe(1);
  expect(await on.joined(code)).toBe('kept');
});

test('I3 what was dropped before somebody might edit is asked for when they may', async () => {
  const code = await on.db.project();
  const ann = await on.raw(code, 'ann', '&ext=1');
  const typist = new Typist();
  ann.update(typist.begin());
  await until(() => dealt(ann) === 1);
  on.service.withdraw({ kind: 'role', code, userId: 'ann', role: 'viewer' });
  const lost = typist.type('written too late');
  ann.update(lost);
  await until(() => dealt(ann) === 2);
  expect(ann.heard.filter(({ kind }) => kind === 'step1')).toHaveLength(1);
  on.service.withdraw({ kind: 'role', code, userId: 'ann', role: 'editor' });
  await until(() => ann.heard.filter(({ kind }) => kind === 'step1').length === 2);
  ann.update(lost);
  await until(() => dealt(ann) === 3);
  expect(await on.joined(code)).toBe('written too late');
});
