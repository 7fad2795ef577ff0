import type { Comment } from '@penora/protocol/schemas/comment';

const when = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;

const indented = (text: string): string => text.split('\n').join('\n    ');

const said = ({ name, at, text }: Comment): string => `  ${name}, ${when(at)}:\n    ${indented(text)}`;

/** All that was said beside a text, thread after thread, oldest first. Null when nothing was. */
export function commentsFile(title: string, comments: readonly Comment[]): string | null {
  if (comments.length === 0) return null;
  const inOrder = comments.toSorted((a, b) => a.at.localeCompare(b.at));
  const threads = inOrder.filter(({ replyTo }) => replyTo === null);
  const parts = threads.map((first) => {
    const answers = inOrder.filter(({ replyTo }) => replyTo === first.id);
    const about = first.quote === '' ? 'On the text' : `On “${first.quote.replace(/\s+/g, ' ')}”`;
    return [`${about}${first.resolved ? ' (resolved)' : ''}`, ...[first, ...answers].map(said)].join('\n');
  });
  return `Comments on ${title}\n\n${parts.join('\n\n')}\n`;
}
