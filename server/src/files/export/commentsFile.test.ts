import type { Comment } from '@penora/protocol/schemas/comment';
import { expect, test } from 'vitest';
import { commentsFile } from './commentsFile.ts';

const comment = (id: string, at: string, more: Partial<Comment>): Comment => ({
  ...{ id, userId: 'pn_1', name: 'Ada', anchor: { from: 'AA==', to: 'AA==' }, text: 'Why?', quote: '' },
  ...{ resolved: false, replyTo: null, at: `2026-11-28T${at}:00.000Z`, editedAt: null },
  ...more,
});

test('threads stand together, oldest first', () => {
  const comments = [
    comment('3', '12:30', { name: 'Bob', text: 'Because.\nOf the sea.', replyTo: '1' }),
    comment('2', '12:10', { quote: 'the\nlamp', text: 'Which one?', resolved: true }),
    comment('1', '12:00', { quote: 'nobody' }),
  ];
  expect(commentsFile('Salt', comments)?.split('\n')).toEqual([
    'Comments on Salt',
    '',
    'On “nobody”',
    '  Ada, 2026-11-28 12:00 UTC:',
    '    Why?',
    '  Bob, 2026-11-28 12:30 UTC:',
    '    Because.',
    '    Of the sea.',
    '',
    'On “the lamp” (resolved)',
    '  Ada, 2026-11-28 12:10 UTC:',
    '    Which one?',
    '',
  ]);
});

test('nothing was said', () => expect(commentsFile('Salt', [])).toBeNull());
