/** What text may be marked with. In Yjs a mark is a format of the text: its name as key, its attributes as value. */
import { z } from 'zod';
import { Uuid } from '../ids.ts';

const short = z.string().max(256).nullable().optional();

/** Written so that a browser reads no other scheme out of it: nothing stands before the scheme or inside it. */
export const LinkTarget = z
  .string()
  .max(4_096)
  .regex(/^(?:https?:\/\/|mailto:)/i);

/** The editors' form is an empty object; hand-written clients say `true`. */
const plain = z.union([z.strictObject({}), z.literal(true)]);

export const marks = {
  bold: plain,
  italic: plain,
  underline: plain,
  strike: plain,
  code: plain,
  link: z.strictObject({ href: LinkTarget, target: short, rel: short, class: short, title: short }),
  highlight: z.union([
    z.strictObject({
      color: z
        .string()
        .regex(/^#[0-9a-f]{6}$/i)
        .nullable()
        .optional(),
    }),
    z.literal(true),
  ]),
  /** The receipt: which generation wrote this text, hence who, with which model and tool, at what cost. */
  generation: z.strictObject({ id: Uuid }),
} as const satisfies Record<string, z.ZodType>;

export type MarkName = keyof typeof marks;

const isMarkName = (name: string): name is MarkName => Object.hasOwn(marks, name);

/** y-tiptap adds a hash to the name of a mark that may lie over itself: `generation--AbCd12+/`. */
const HASHED = /^(.*)--[a-zA-Z0-9+/=]{8}$/;

/** The mark that a format key of Yjs stands for; undefined for none of ours. */
export function markOfKey(key: string): MarkName | undefined {
  const name = HASHED.exec(key)?.[1] ?? key;
  return isMarkName(name) ? name : undefined;
}

/** Whether text in code may carry a mark: it keeps the receipt of a model's text, and has no look. */
export const mayMarkCode = (key: string): boolean => markOfKey(key) === 'generation';

/** Whether text may carry this format; null ends the mark. */
export function mayMark(key: string, value: unknown): boolean {
  const name = markOfKey(key);
  return name !== undefined && (value === null || marks[name].safeParse(value).success);
}
