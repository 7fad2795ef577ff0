import { beforeEach, expect, test } from 'vitest';
import { Listener } from '../kit/listener.ts';
import { Person } from '../kit/person.ts';
import { prose } from '../kit/prose.ts';
import { service } from '../kit/service.ts';

const penora = service({ provider: true });
let anna: Person;
beforeEach(async () => {
  anna = await Person.register(penora.url);
});

const options = { title: 'The Lamp', chapters: 2, wordsPerChapter: 200 };

test('a story tells how far it is: at each chapter, to whoever comes later, and after its end', async () => {
  const code = await anna.project();
  const listener = new Listener(penora.url, anna);
  await listener.connected();
  await listener.join(code);
  penora.provider.script(
    { text: '1. The Flame: It goes out.\n2. The Tide: It turns.' },
    { text: prose(40, 'flame') },
    { text: 'The flame went out.' },
    { text: prose(40, 'tide'), gated: true },
  );
  const story = { tool: 'story', prompt: 'A keeper.', options, projectCode: code, target: { kind: 'document' } };
  const { id, progress } = (await anna.generate(story)).generation;
  expect(progress).toMatchObject({ chapter: 0, chapters: 2, words: 0, costMilliku: 0 });
  await penora.provider.received(4);
  penora.provider.release(3);
  const told = await listener.until(() => listener.progress.find(({ chapter }) => chapter === 2));
  expect(told.generationId).toBe(id);
  expect([...new Set(listener.progress.map(({ chapter }) => chapter))]).toEqual([0, 1, 2]);
  for (const { words, costMilliku, left } of listener.progress) {
    expect(costMilliku).toBe(words * 10);
    expect(left.costMilliku).toBe(left.words * 10);
  }

  const late = new Listener(penora.url, anna);
  await late.connected();
  const [running] = (await late.join(code)).generations;
  expect(running?.progress).toMatchObject({ chapter: 2, chapters: 2, words: running?.words });
  penora.provider.release(1_000);
  await listener.whenEnded(id);
  const { words, costMilliku, progress: atLast } = await anna.generation(id);
  expect(atLast).toEqual({ chapter: 2, chapters: 2, words, costMilliku, left: { words: 0, costMilliku: 0 } });
  for (const one of [listener, late]) one.close();
});

test('a brainstorm is a list of ideas while it comes, each complete', async () => {
  const code = await anna.project();
  penora.provider.byDefault({
    deltas: ['Three of them:\n\n1. A ', 'lamp.\n2. **A ', 'tide** turns.\n3. A ', 'town.'],
    gated: true,
  });
  const body = { tool: 'brainstorm', options: { category: 'plot', count: 3 }, projectCode: code };
  const { id, ideas } = (await anna.generate(body)).generation;
  expect(ideas).toEqual([]);
  const listener = new Listener(penora.url, anna);
  await listener.connected();
  await listener.ask('generation:watch', { id, after: 0 });
  penora.provider.release(2);
  await listener.until(() => listener.textOf(id).includes('**A'));
  expect((await anna.generation(id)).ideas).toEqual(['A lamp.']);
  penora.provider.release(2);
  await listener.whenEnded(id);
  expect((await anna.generation(id)).ideas).toEqual(['A lamp.', 'A tide turns.', 'A town.']);
  listener.close();
});
