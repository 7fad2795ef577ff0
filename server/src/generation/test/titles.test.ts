import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { freeTitle, moreTitles } from '../ask/titleSuggestion.ts';
import { rootOf } from '../writer/blocks.ts';
import { ScriptedModel } from './scriptedModel.ts';
import { stageOf } from './stage.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

async function scene(model: ScriptedModel) {
  const userId = await world.person(1_000);
  const code = await world.project(userId);
  const stage = stageOf(world, model);
  await stage.edit(code, (doc) => {
    const block = new Y.XmlElement('paragraph');
    block.insert(0, [new Y.XmlText('The keeper counted waves.')]);
    rootOf(doc).insert(0, [block]);
  });
  return { stage, request: { code, userId, model: undefined }, userId };
}

test('the first title of a project is free and from its text; two who ask at once get one', async () => {
  const model = new ScriptedModel(['"Thirty-two Waves"']);
  const { stage, request } = await scene(model);
  const both = await Promise.all([freeTitle(stage.deps, request), freeTitle(stage.deps, request)]);
  expect(both.sort()).toEqual(['Thirty-two Waves', null]);
  expect(model.requests).toHaveLength(1);
  expect(model.requests[0]).toMatchObject({ maxTokens: 200, brief: { tool: 'title' } });
  expect(model.requests[0]?.messages.map(({ content }) => content).join()).toContain('The keeper counted waves.');
  expect(await world.rows('select 1 from entries where project_code = $1', [request.code])).toEqual([]);
});

test('a model that fails does not use it up', async () => {
  const { stage, request } = await scene(new ScriptedModel([{ fail: 'busy' }], ['Waves']));
  await expect(freeTitle(stage.deps, request)).rejects.toMatchObject({ code: 'unavailable' });
  expect(await freeTitle(stage.deps, request)).toBe('Waves');
});

test('further ones are a list at the model’s price', async () => {
  const { stage, request, userId } = await scene(new ScriptedModel(['1. Waves\n2. Salt\n3. Night']));
  const id = await stage.ask(userId, request.code, moreTitles(request));
  await stage.generations.settled();
  expect(await stage.record(id)).toMatchObject({ tool: 'brainstorm', status: 'completed', words: 6, cost: 60 });
});
