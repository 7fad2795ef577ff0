/** Comments on a passage of a text. They stand outside the document: who may comment may not always edit. */
import { z } from 'zod';
import { limits } from '../catalog/limits.ts';
import { ProjectCode, Uuid } from '../ids.ts';
import { Time } from '../list.ts';

const Place = z.base64().min(1).max(1_024);

/** Both ends of the passage: Yjs relative positions in base64. They move with the text. */
export const Anchor = z.strictObject({ from: Place, to: Place });
export type Anchor = z.infer<typeof Anchor>;

export const Comment = z.object({
  id: Uuid,
  userId: z.string(),
  /** Of who wrote it, as others see it. */
  name: z.string(),
  /** Of a reply: the anchor of what it answers. */
  anchor: Anchor,
  text: z.string(),
  /** The words that were selected when it was written, to show when they are gone. */
  quote: z.string(),
  /** Of a reply: whether what it answers is resolved. */
  resolved: z.boolean(),
  /** The comment that this one answers; null for the first of a thread. */
  replyTo: Uuid.nullable(),
  at: Time,
  /** When its words were changed last; null for never. */
  editedAt: Time.nullable(),
});
export type Comment = z.infer<typeof Comment>;

// Control characters but the end of a line.
const CONTROL = /[^\P{Cc}\n]/gu;
const clean = (raw: string): string => raw.replaceAll('\r\n', '\n').replace(CONTROL, '').trim();

const CommentText = z
  .string()
  .max(limits.commentCharacters)
  .transform(clean)
  .pipe(z.string().min(1, 'a comment needs words'));

const Quote = z
  .string()
  .max(10_000)
  .transform((raw) => Array.from(clean(raw)).slice(0, limits.quoteCharacters).join(''));

/** A reply needs no anchor of its own: it stands where the comment stands that it answers. */
export const NewComment = z
  .strictObject({ anchor: Anchor.optional(), text: CommentText, quote: Quote.optional(), replyTo: Uuid.optional() })
  .refine(({ anchor, replyTo }) => anchor !== undefined || replyTo !== undefined, {
    path: ['anchor'],
    message: 'a comment needs a place',
  });
export type NewComment = z.output<typeof NewComment>;

/** The words are changed by who wrote them; a thread is resolved by who may edit. */
export const CommentChange = z
  .strictObject({ text: CommentText.optional(), resolved: z.boolean().optional() })
  .refine(({ text, resolved }) => text !== undefined || resolved !== undefined, 'nothing to change');
export type CommentChange = z.output<typeof CommentChange>;

export const CommentParams = z.object({ code: ProjectCode, id: Uuid });
