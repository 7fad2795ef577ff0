import type { Comment } from '@penora/protocol/schemas/comment';
import { expect, it } from 'vitest';
import { groupedBy, threadsOf } from './threads.ts';

const comment = (id: string, minute: number, more: Partial<Comment> = {}): Comment => ({
  id,
  userId: 'pn_a',
  name: 'Anna',
  anchor: { from: 'AA==', to: 'AA==' },
  text: id,
  quote: '',
  resolved: false,
  replyTo: null,
  at: `2026-01-01T00:0${minute}:00.000Z`,
  editedAt: null,
  ...more,
});

it('joins answers to their comments, whatever the order in which they came', () => {
  const [second, answer, first] = [comment('b', 2), comment('c', 3, { replyTo: 'a' }), comment('a', 1)];
  const early = comment('d', 2, { replyTo: 'a' });
  const lost = comment('e', 4, { replyTo: 'gone' });
  expect(threadsOf([answer, second, lost, early, first])).toEqual([
    { id: 'a', first, replies: [early, answer], resolved: false },
    { id: 'b', first: second, replies: [], resolved: false },
  ]);
});

it('lists open ones as they stand in the text, then those whose words are gone, then resolved ones', () => {
  const threads = threadsOf([
    comment('late', 1),
    comment('early', 2),
    comment('gone', 3),
    comment('done', 4, { resolved: true }),
  ]);
  const places = new Map([
    ['late', { from: 50, to: 60 }],
    ['early', { from: 5, to: 6 }],
  ]);
  const { open, gone, resolved } = groupedBy(threads, places);
  expect([open, gone, resolved].map((group) => group.map(({ id }) => id))).toEqual([
    ['early', 'late'],
    ['gone'],
    ['done'],
  ]);
});
