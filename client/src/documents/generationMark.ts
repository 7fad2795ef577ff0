/**
 * The mark that a generation's text carries: the receipt, hence who asked, which model, what it cost (design.md, The
 * model in the document). It looks like nothing; running and shown receipts are underlined by decorations.
 */
import { Mark } from '@tiptap/core';
import type { Mark as ProseMirrorMark } from '@tiptap/pm/model';

export const GENERATION = 'generation';
/** On the element, so that copying inside Penora keeps it. */
export const GENERATION_ATTRIBUTE = 'data-generation';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const GenerationMark = Mark.create({
  name: GENERATION,
  // What is typed at its end is not the model's.
  inclusive: false,
  keepOnSplit: false,
  addAttributes: () => ({
    id: {
      parseHTML: (element: HTMLElement) => element.getAttribute(GENERATION_ATTRIBUTE),
      renderHTML: ({ id }: { id: string }) => ({ [GENERATION_ATTRIBUTE]: id }),
    },
  }),
  parseHTML: () => [
    {
      tag: `span[${GENERATION_ATTRIBUTE}]`,
      getAttrs: (element: HTMLElement) => (UUID.test(element.getAttribute(GENERATION_ATTRIBUTE) ?? '') ? null : false),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
});

/** The generation that wrote this text; null for people's. */
export function generationOf(marks: readonly ProseMirrorMark[]): string | null {
  const id: unknown = marks.find((mark) => mark.type.name === GENERATION)?.attrs.id;
  return typeof id === 'string' ? id : null;
}
