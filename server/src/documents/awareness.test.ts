import { describe, expect, test } from 'vitest';
import { roundTrip } from './test/rawClient.ts';
import { until } from './test/stockClient.ts';
import { suite } from './test/suite.ts';
import { freshClient } from './test/updates.ts';

const on = suite();

describe('D8 awareness', () => {
  test('the server says who it is; of what a person says only the colour stays', async () => {
    const code = await on.db.project();
    const [ann, ben] = [await on.raw(code, 'ann'), await on.raw(code, 'ben')];
    const [one, two, three] = [freshClient(), freshClient(), freshClient()];
    ann.awareness(one, 1, { user: { id: 'x', name: 'Boss', color: '#30BCED', email: 'a@b.c' }, cursor: { anchor: 1 } });
    const { states } = await ben.next('awareness');
    expect(states.get(one)).toEqual({
      clock: 1,
      state: { user: { id: 'ann', name: 'Name of ann', color: '#30BCED' }, cursor: { anchor: 1 } },
    });
    ben.awareness(two, 1, { user: { color: 'red; background: url(x)' } });
    ben.awareness(three, 1, {});
    await until(() => ann.heard.some((heard) => heard.kind === 'awareness' && heard.states.has(three)));
    const last = new Map(ann.heard.flatMap((heard) => (heard.kind === 'awareness' ? [...heard.states] : [])));
    expect(last.get(two)?.state).toEqual({ user: { id: 'ben', name: 'Name of ben' } });
    expect(last.get(three)?.state).toEqual({ user: { id: 'ben', name: 'Name of ben' } });
  });

  test('a client speaks for its own ids only', async () => {
    const code = await on.db.project();
    const [ann, ben] = [await on.raw(code, 'ann'), await on.raw(code, 'ben')];
    const [mine, other] = [freshClient(), freshClient()];
    ann.awareness(mine, 5, { at: 'ann' });
    await ben.next('awareness');
    ben.awareness(mine, 6, { at: 'ben' });
    ben.awareness(mine, 7, null);
    ben.awareness(other, 1, {});
    await until(() => ann.heard.some((heard) => heard.kind === 'awareness' && heard.states.has(other)));
    const late = await on.raw(code, 'cem');
    const { states } = await late.next('awareness');
    expect(states.get(mine)).toMatchObject({ clock: 5, state: { at: 'ann' } });
    expect([...states.keys()].sort()).toEqual([mine, other].sort());
  });

  test('who leaves is taken away, is not brought back by echoes, and can come back', async () => {
    const code = await on.db.project();
    const [ann, ben] = [await on.raw(code, 'ann'), await on.raw(code, 'ben')];
    const [mine, his] = [freshClient(), freshClient()];
    ann.awareness(mine, 3, {});
    ben.awareness(his, 1, {});
    await until(() => ben.heard.some((heard) => heard.kind === 'awareness' && heard.states.has(mine)));
    ann.leave();
    await until(() => ben.heard.some((heard) => heard.kind === 'awareness' && heard.states.get(mine)?.state === null));
    ben.awareness(mine, 3, { echo: true });
    ben.awareness(his, 2, { after: true });
    await until(() => ben.heard.some((heard) => heard.kind === 'awareness' && heard.states.get(his)?.clock === 2));
    const late = await on.raw(code, 'cem');
    expect([...(await late.next('awareness')).states.keys()]).toEqual([his]);
    const again = await on.raw(code, 'ann');
    again.awareness(mine, 3, { back: true });
    await until(() =>
      late.heard.some((heard) => heard.kind === 'awareness' && heard.states.get(mine)?.state?.back === true),
    );
  });

  test('is answered when asked for, and nothing of it is stored', async () => {
    const code = await on.db.project();
    const ann = await on.raw(code, 'ann');
    const mine = freshClient();
    ann.awareness(mine, 1, {});
    await ann.next('awareness');
    ann.send(Uint8Array.of(3));
    expect((await ann.next('awareness')).states.has(mine)).toBe(true);
    expect(await on.rowsOf(code)).toEqual([]);
  });

  test('the presence of a writer of our own', async () => {
    const code = await on.db.project();
    const ann = await on.raw(code, 'ann');
    const writer = freshClient();
    on.service.documents.writing.presence(code, writer, { user: { name: 'Balanced' }, cursor: 1 });
    expect((await ann.next('awareness')).states.get(writer)).toMatchObject({ state: { user: { name: 'Balanced' } } });
    ann.awareness(writer, 99, { user: { name: 'Mine' } });
    await roundTrip(ann);
    on.service.documents.writing.presence(code, writer, null);
    expect((await ann.next('awareness')).states.get(writer)?.state).toBeNull();
  });
});
