import { expect, test } from 'vitest';
import { until } from './test/stockClient.ts';
import { suite } from './test/suite.ts';
import { Typist } from './test/updates.ts';

const on = suite();

test('the log says whose connection brought an update, under whatever client id it was written', async () => {
  const code = await on.db.project();
  const [ann, ben] = [await on.raw(code, 'ann'), await on.raw(code, 'ben')];
  const typist = new Typist();
  ann.update(typist.begin());
  await ben.next('update');
  ben.update(typist.type('under the id of another'));
  await until(async () => (await on.rowsOf(code)).length === 2);
  expect((await on.rowsOf(code)).map(({ user_id }) => user_id)).toEqual(['ann', 'ben']);
});
